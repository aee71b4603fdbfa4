namespace SmrtGen.Runtime.Tests.Relations.Model;

/// <summary>A library whose entities stand in every relation that there is.</summary>
[SmrtContext(
    typeof(Author), typeof(Book), typeof(Cover), typeof(Tag), typeof(BookTag), typeof(BookLink), typeof(Shelf), typeof(Keeper), typeof(ShelfKeeper),
    typeof(Publisher), typeof(Country), typeof(Reading))]
public sealed partial class LibraryDb;
