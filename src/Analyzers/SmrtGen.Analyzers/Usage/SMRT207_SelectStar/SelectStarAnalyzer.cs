using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Usage;

/// <summary><c>SELECT *</c> in the outer query of a statement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelectStarAnalyzer : SqlTextAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.SelectStar];

    private protected override void Analyze(UsageContext context, IOperation expression, SqlText sql)
    {
        if (SqlStatements.Split(sql.Tokens).Any(SelectsStar))
            context.Report(Descriptors.SelectStar, expression.Syntax.GetLocation());
    }

    private static bool SelectsStar(IReadOnlyList<SqlToken> statement)
    {
        int at = SqlStatements.VerbIndex(statement);
        if (at < 0 || !statement[at].IsWord("SELECT"))
            return false;
        int depth = statement[at].Depth;
        for (int i = at + 1; i < statement.Count && !(statement[i].Depth == depth && statement[i].IsWord("FROM")); i++)
        {
            if (statement[i].Depth == depth && statement[i].IsSymbol("*")
                && (statement[i - 1].IsWord("SELECT", "DISTINCT", "ALL") || statement[i - 1].IsSymbol(",") || statement[i - 1].IsSymbol(".")
                || (i >= at + 3 && statement[i - 2].IsWord("TOP"))))
            {
                // A table that is a subquery already names its columns.
                int from = i + 2;
                return from >= statement.Count || !statement[from].IsSymbol("(");
            }
        }

        return false;
    }
}
