using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Relations.Model;

public readonly record struct TagId(long Value);

[Smrt]
public partial class Tag
{
    public TagId Id { get; set; }

    public required string Name { get; set; }

    [SmrtJoin(typeof(BookTag))]
    public partial IReadOnlyList<Book> Books { get; set; }
}

/// <summary>Joins books and tags.</summary>
[Smrt]
public partial class BookTag
{
    [Key]
    public int BookId { get; set; }

    [Key]
    public TagId TagId { get; set; }

    public int Weight { get; set; }

    public partial Book? Book { get; set; }

    public partial Tag? Tag { get; set; }
}

/// <summary>Joins books with books: the one quotes the other.</summary>
[Smrt]
public partial class BookLink
{
    [Key]
    public int FromId { get; set; }

    [Key]
    public int ToId { get; set; }

    [ForeignKey(nameof(FromId))]
    public partial Book? From { get; set; }

    [ForeignKey(nameof(ToId))]
    public partial Book? To { get; set; }
}
