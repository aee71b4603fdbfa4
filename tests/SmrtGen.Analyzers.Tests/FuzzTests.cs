using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SmrtGen.Analyzers.Tests.Support;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.Analyzers.Tests;

/// <summary>Random edits leave broken code of every kind; no rule may throw on any of it.</summary>
public sealed class FuzzTests
{
    private const int Edits = 2_000;
    private const int EditsInOneFile = 40;

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", ";", ",", ".", "=>", "await ", "foreach (var x in db.Orders) ", "while (true) ", "db.Orders.", ".ToList()",
            ".Where(x => ", "\"select * from \"", "$\"{", "?", "!", "[", "]",
        "new ", "return ", "async ", "static ", "<T>", "null", "int ", "var y = ", "connection.Query<Order>(\"", "// ", "/* ", "\"", "'",
            "#if X", "\n",
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(UsageAnalyzer).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(UsageAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Fact]
    public async Task No_edit_makes_a_rule_throw()
    {
        string[] sources = [.. Corpus()];
        for (int file = 0; file < Edits / EditsInOneFile; file++)
        {
            var random = new Random(file);
            var text = SourceText.From(sources[random.Next(sources.Length)]);

            // Edits add up; each one is analysed in groups, so that later ones meet code that is broken already.
            for (int group = 0; group < 4; group++)
            {
                for (int i = 0; i < EditsInOneFile / 4; i++)
                    text = text.WithChanges(Change(text, random));
                await AnalyzerRun.Of(SourceCompilation.Of(text.ToString()), Analyzers);
            }
        }
    }

    private static TextChange Change(SourceText text, Random random)
    {
        int start = random.Next(text.Length);
        int length = Math.Min(random.Next(3) == 0 ? random.Next(40) : random.Next(4), text.Length - start);
        return random.Next(4) switch
        {
            0 => new TextChange(new TextSpan(start, length), ""),
            1 => new TextChange(new TextSpan(start, 0), text.ToString(new TextSpan(random.Next(text.Length - length + 1), length))),
            _ => new TextChange(new TextSpan(start, 0), Pieces[random.Next(Pieces.Length)]),
        };
    }

    private static IEnumerable<string> Corpus()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmrtGen.sln")))
            folder = folder.Parent;
        foreach (string path in new[] { Path.Combine("samples", "Diagnostics"),
            Path.Combine("src", "Analyzers", "SmrtGen.Analyzers", "Queries") })
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(folder!.FullName, path), "*.cs").Order(StringComparer.Ordinal))
                yield return File.ReadAllText(file);
        }
    }
}
