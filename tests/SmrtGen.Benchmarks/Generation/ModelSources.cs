using System.Globalization;
using System.Text;

namespace SmrtGen.Benchmarks.Generation;

/// <summary>A model of many entities of fifteen columns, each with an index and relations in both directions, as source files.</summary>
internal static class ModelSources
{
    public const string Context = """
        namespace Model;

        [SmrtGen.SmrtContext]
        public sealed partial class ModelDb;
        """;

    /// <summary>A file that no entity depends on.</summary>
    public static string Unrelated(int edit) => $$"""
        namespace Model;

        public static class Unrelated
        {
            public static int Edits() => {{edit.ToString(CultureInfo.InvariantCulture)}};
        }
        """;

    /// <summary>An entity; an edit changes the name of one column.</summary>
    public static string Entity(int number, int count, int edit = 0)
    {
        StringBuilder text = new();
        int parent = (number + 1) % count;
        int child = (number + count - 1) % count;
        text.Append(CultureInfo.InvariantCulture, $$"""
            using System;
            using System.Collections.Generic;
            using SmrtGen;

            namespace Model;

            [Smrt]
            [SmrtIndex(nameof(Code), IsUnique = true)]
            [SmrtIndex(nameof(Entity{{parent}}Id))]
            public partial class Entity{{number}}
            {
                public int Id { get; set; }
                public required string Code { get; set; }
                public int Entity{{parent}}Id { get; set; }
                public string? Text1 { get; set; }
                public string? Text2 { get; set; }
                public decimal Amount1 { get; set; }
                public decimal? Amount2 { get; set; }
                public int Number1 { get; set; }
                public long Number2 { get; set; }
                public double Number3 { get; set; }
                public bool Flag1 { get; set; }
                public Guid Mark { get; set; }
                public DateTime CreatedAt { get; set; }
                public DateTime? UpdatedAt { get; set; }
                public int Edited{{edit}} { get; set; }
                public partial Entity{{parent}}? Entity{{parent}} { get; set; }
                public partial IReadOnlyList<Entity{{child}}> Children { get; set; }
            }
            """);
        return text.ToString();
    }
}
