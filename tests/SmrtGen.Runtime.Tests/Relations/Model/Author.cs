using System.ComponentModel.DataAnnotations.Schema;

namespace SmrtGen.Runtime.Tests.Relations.Model;

/// <summary>Refers to its own kind, and is referred to twice by books.</summary>
[Smrt]
[SmrtIndex(nameof(Name), IsUnique = true)]
public partial class Author
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public int? MentorId { get; set; }

    public partial Author? Mentor { get; set; }

    [InverseProperty(nameof(Mentor))]
    public partial IReadOnlyList<Author> Pupils { get; set; }

    [InverseProperty(nameof(Book.Author))]
    public partial IReadOnlyList<Book> Written { get; set; }

    [InverseProperty(nameof(Book.Editor))]
    public partial IReadOnlyList<Book> Edited { get; set; }
}
