using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Usage;

/// <summary><c>LIKE '%…'</c> in SQL text and in <c>EF.Functions</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeadingWildcardAnalyzer : SqlTextAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.LeadingWildcard];

    private protected override void Analyze(UsageContext context, IOperation expression, SqlText sql)
    {
        for (int i = 0; i + 1 < sql.Tokens.Count; i++)
        {
            if (!sql.Tokens[i].IsWord("LIKE", "ILIKE"))
                continue;
            SqlToken pattern = sql.Tokens[i + 1];
            if (pattern.Kind != SqlTokenKind.String || !pattern.Text.StartsWith("'%", StringComparison.Ordinal))
                continue;
            context.Report(Descriptors.LeadingWildcard, expression.Syntax.GetLocation(),
                pattern.Text.Trim('\'').Replace(SqlText.Hole, '…'));
            return;
        }
    }
}
