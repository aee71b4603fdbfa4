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
        ReportFixable(rule, location, ImmutableDictionary<string, string?>.Empty, related: null, arguments);

    /// <summary>Reports at the rule's severity, or lower in code where the finding matters less.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="location">Where to point.</param>
    /// <param name="properties">What the fix has to know.</param>
    /// <param name="related">Where else the fix has to look.</param>
    /// <param name="arguments">What the message names.</param>
    public void ReportFixable(DiagnosticDescriptor rule, Location location, ImmutableDictionary<string, string?> properties, Location? related,
        params object?[] arguments)
    {
        Location[] additional = related is null ? [] : [related];
        if (!RelaxedCode.Contains(context.ContainingSymbol, context.Operation.Syntax.SyntaxTree.FilePath, Model.Symbols))
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, location, additional, properties, arguments));
            return;
        }

        if (Settings.Relaxed is not { } severity)
            return;
        if (severity > rule.DefaultSeverity)
            severity = rule.DefaultSeverity;
        context.ReportDiagnostic(Diagnostic.Create(rule, location, severity, additional, properties, arguments));
    }
}
