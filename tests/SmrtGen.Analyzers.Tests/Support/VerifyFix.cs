using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>Applies a fix and compares the result, which must compile; spaces do not count.</summary>
internal static class VerifyFix<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Applies the offered fix of that number to the first finding that has one; no expected text means that none is
    /// offered.</summary>
    public static async Task Members(string before, string? after, int offer = 0)
    {
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, Verify<TAnalyzer>.InClass(before));
        ImmutableArray<Diagnostic> found = await Findings(document);
        Assert.NotEmpty(found);
        foreach (Diagnostic diagnostic in found)
        {
            List<CodeAction> offers = await Offers(document, diagnostic);
            if (offers.Count <= offer)
                continue;
            Assert.NotNull(after);
            await Compare(await Apply(offers[offer], document), after);
            return;
        }

        Assert.True(after is null, "No fix is offered.");
    }

    public static async Task All(string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, Verify<TAnalyzer>.InClass(before));
        ImmutableArray<Diagnostic> found = await Findings(document);
        string key = (await Offers(document, found[0]))[0].EquivalenceKey!;
        var provider = new TFix();
        var context = new FixAllContext(
            document, provider, FixAllScope.Document, key, found.Select(static d => d.Id).Distinct(), new Known(found),
                CancellationToken.None);
        CodeAction? all = await provider.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        await Compare(await Apply(all, document), after);
    }

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp,
            compilationOptions: SourceCompilation.Options, parseOptions: SourceCompilation.ParseOptions,
                metadataReferences: References.All));
        workspace.AddDocument(project.Id, "Usings.cs", SourceText.From(Shop.Usings));
        workspace.AddDocument(project.Id, "Model.cs", SourceText.From(Shop.Model));
        workspace.AddDocument(project.Id, "SmrtGen.cs", SourceText.From(SmrtGenStubs.Source));
        return workspace.AddDocument(project.Id, "Test.cs", SourceText.From(source));
    }

    private static async Task<ImmutableArray<Diagnostic>> Findings(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        SourceCompilation.AssertCompiles(compilation);
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        ImmutableArray<Diagnostic> all = await AnalyzerRun.Of(compilation, [new TAnalyzer()]);
        ImmutableArray<string> ids = new TFix().FixableDiagnosticIds;
        return [.. all.Where(d => d.Location.SourceTree == tree && ids.Contains(d.Id)).OrderBy(static d => d.Location.SourceSpan.Start)];
    }

    private static async Task<List<CodeAction>> Offers(Document document, Diagnostic diagnostic)
    {
        var offers = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) =>
            offers.Add(action), CancellationToken.None));
        return offers;
    }

    private static async Task<Document> Apply(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return solution.GetDocument(document.Id)!;
    }

    private static async Task Compare(Document changed, string after)
    {
        SourceCompilation.AssertCompiles((await changed.Project.GetCompilationAsync())!);
        Assert.Equal(Squeeze(Verify<TAnalyzer>.InClass(after)), Squeeze((await changed.GetTextAsync()).ToString()));
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private sealed class Known(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(found);
    }
}
