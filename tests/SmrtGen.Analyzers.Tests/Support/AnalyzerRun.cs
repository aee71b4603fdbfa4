using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>Runs analyzers with settings as an <c>.editorconfig</c> would give them; an exception in one fails the test.</summary>
internal static class AnalyzerRun
{
    public static async Task<ImmutableArray<Diagnostic>> Of(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, params (string Key, string Value)[] settings)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new Settings(settings)),
            onAnalyzerException: (exception, _, _) => thrown = exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        if (thrown is not null)
            throw new InvalidOperationException("An analyzer threw.", thrown);
        return found;
    }

    private sealed class Settings((string Key, string Value)[] values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values((string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = values.FirstOrDefault(pair => pair.Key == key).Value;
            return value is not null;
        }
    }
}
