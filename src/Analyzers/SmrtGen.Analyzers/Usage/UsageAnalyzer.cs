using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>A rule that looks at single operations, with the model of queries at hand.</summary>
public abstract class UsageAnalyzer : DiagnosticAnalyzer
{
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            QueryModel model = QueryModel.Of(start.Compilation);
            start.RegisterOperationAction(operation => Analyze(new UsageContext(operation, model)), Kinds);
        });
    }

    private protected abstract ImmutableArray<OperationKind> Kinds { get; }

    private protected abstract void Analyze(UsageContext context);
}
