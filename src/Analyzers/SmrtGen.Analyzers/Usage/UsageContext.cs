using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>One operation under one rule.</summary>
internal readonly struct UsageContext(OperationAnalysisContext context, QueryModel model)
{
    public IOperation Operation => context.Operation;

    public QueryModel Model { get; } = model;

    public DataSymbols Symbols => Model.Symbols;

    public AnalyzerSettings Settings => AnalyzerSettings.Of(context.Options, context.Operation.Syntax.SyntaxTree);

    public ISymbol ContainingSymbol => context.ContainingSymbol;

    public void Report(DiagnosticDescriptor rule, Location location, params object?[] arguments) =>
        Report(rule, location, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>Reports at the rule's severity, or lower in code where the finding matters less.</summary>
    public void Report(DiagnosticDescriptor rule, Location location, ImmutableDictionary<string, string?> properties,
        params object?[] arguments)
    {
        if (!RelaxedCode.Contains(context.ContainingSymbol, context.Operation.Syntax.SyntaxTree.FilePath, Model.Symbols))
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, location, properties, arguments));
            return;
        }

        if (Settings.Relaxed is not { } severity)
            return;
        if (severity > rule.DefaultSeverity)
            severity = rule.DefaultSeverity;
        context.ReportDiagnostic(Diagnostic.Create(rule, location, severity, additionalLocations: null, properties, arguments));
    }
}
