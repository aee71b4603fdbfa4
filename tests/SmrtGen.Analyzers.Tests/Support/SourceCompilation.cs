using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>A compilation of test sources together with the shop model.</summary>
internal static class SourceCompilation
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    public static CSharpCompilation Of(string source, string path = "Test.cs") => CSharpCompilation.Create(
        "Test",
        [Tree(source, path), Tree(Shop.Usings, "Usings.cs"), Tree(Shop.Model, "Model.cs"), Tree(SmrtGenStubs.Source, "SmrtGen.cs")],
        References.All,
        Options);

    public static void AssertCompiles(Compilation compilation)
    {
        string errors = string.Join('\n', compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        Assert.True(errors.Length == 0, errors + "\n" + compilation.SyntaxTrees.First());
    }

    private static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);
}
