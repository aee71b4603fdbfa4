using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace SmrtGen.Runtime.Tests.Relations.Model;

/// <summary>Stands in the middle: to one, to many, one to one, many to many, over one and over several columns.</summary>
[Smrt]
[SmrtIndex(nameof(AuthorId), nameof(Title), IsUnique = true)]
public partial class Book
{
    public int Id { get; set; }

    public required string Title { get; set; }

    public int Pages { get; set; }

    public int AuthorId { get; set; }

    public int? EditorId { get; set; }

    public PublisherId PublisherId { get; set; }

    public string? ShelfRoom { get; set; }

    public int? ShelfNumber { get; set; }

    [JsonPropertyName("writer")]
    public partial Author Author { get; set; }

    public partial Author? Editor { get; set; }

    public partial Publisher Publisher { get; set; }

    public partial Shelf? Shelf { get; set; }

    public partial Cover? Cover { get; set; }

    public partial IReadOnlyList<BookTag> BookTags { get; set; }

    [SmrtJoin(typeof(BookTag))]
    public partial IReadOnlyList<Tag> Tags { get; set; }

    [SmrtJoin(typeof(BookLink)), ForeignKey(nameof(BookLink.FromId))]
    public partial IReadOnlyList<Book> Quoted { get; set; }

    [SmrtJoin(typeof(BookLink)), ForeignKey(nameof(BookLink.ToId))]
    public partial IReadOnlyList<Book> QuotedBy { get; set; }

    public partial IReadOnlyList<Reading> Readings { get; set; }
}

/// <summary>One to one: the side that refers.</summary>
[Smrt]
[SmrtIndex(nameof(BookId), IsUnique = true)]
public partial class Cover
{
    public int Id { get; set; }

    public int BookId { get; set; }

    public required string Colour { get; set; }

    public partial Book? Book { get; set; }
}
