using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>Runs one analyzer over a source and compares what it finds with the markup.</summary>
internal static class Verify<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static Task Members(string markup, params (string Key, string Value)[] settings) => Source(InClass(markup), settings: settings);

    /// <summary>The members as parts of a class that has what they use.</summary>
    public static string InClass(string markup) => $$"""
        #nullable enable
        class C
        {
            readonly ShopContext db = new();
            readonly DbConnection connection = new NpgsqlConnection();
            readonly ShopDb shop = new();
        {{markup}}
        }
        """;

    public static async Task Source(string markup, string path = "Test.cs", params (string Key, string Value)[] settings)
    {
        Markup expected = Markup.Parse(markup);
        Match(expected, await Run(expected.Source, path, settings));
    }

    /// <summary>Members that do not bind, as they are while somebody types.</summary>
    public static async Task Unfinished(string markup)
    {
        Markup expected = Markup.Parse(InClass(markup));
        Match(expected, await AnalyzerRun.Of(SourceCompilation.Of(expected.Source), [new TAnalyzer()]));
    }

    private static void Match(Markup expected, ImmutableArray<Diagnostic> all)
    {
        ImmutableArray<Diagnostic> found = [.. all.Where(IsOwn)];
        string[] wanted = [.. expected.Findings.OrderBy(static f => f.Span.Start).Select(f => $"{f.Id ?? "SMRT"} {Text(f.Span.Start, f.Span.Length)}")];
        string[] actual =
        [
            .. found.OrderBy(static d => d.Location.SourceSpan.Start).Select((d, i) =>
                $"{(i < expected.Findings.Count && expected.Findings.OrderBy(static f => f.Span.Start).ElementAt(i).Id is null ? "SMRT" : d.Id)} {Text(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}"),
        ];
        Assert.True(wanted.SequenceEqual(actual), $"{expected.Source}\nExpected:\n{string.Join('\n', wanted)}\nFound:\n{string.Join('\n', found)}");

        string Text(int start, int length)
        {
            int line = expected.Source.AsSpan(0, start).Count('\n');
            return $"{line}: {expected.Source.Substring(start, length)}";
        }
    }

    public static async Task<ImmutableArray<Diagnostic>> Run(string source, string path = "Test.cs", params (string Key, string Value)[] settings)
    {
        Compilation compilation = SourceCompilation.Of(source, path);
        SourceCompilation.AssertCompiles(compilation);
        ImmutableArray<Diagnostic> all = await AnalyzerRun.Of(compilation, [new TAnalyzer()], settings);
        return [.. all.Where(IsOwn)];
    }

    private static bool IsOwn(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath is not ("Model.cs" or "Usings.cs" or "SmrtGen.cs");
}
