using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Values that are built into SQL text instead of travelling as parameters.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlInjectionAnalyzer : SqlTextAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.SqlInjection];

    private protected override void Analyze(UsageContext context, IOperation expression, SqlText sql)
    {
        if (sql.Holes.Count == 0 || sql.Text.Trim(SqlText.Hole).Length == 0)
            return;
        foreach (int hole in SqlHoles.Values(sql))
        {
            IOperation value = sql.Holes[hole];
            if (!SqlHoles.CanInject(value))
                continue;
            Location at = expression.Syntax.Span.Contains(value.Syntax.Span) ? value.Syntax.GetLocation() : expression.Syntax.GetLocation();
            context.Report(Descriptors.SqlInjection, at, value.Syntax.ToString(), Target(context.Operation));
            return;
        }
    }
}
