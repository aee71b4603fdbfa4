using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Usage;

/// <summary>UPDATE and DELETE statements without WHERE.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WriteWithoutWhereAnalyzer : SqlTextAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.WriteWithoutWhere];

    private protected override void Analyze(UsageContext context, IOperation expression, SqlText sql)
    {
        if (!sql.IsComplete)
            return;
        foreach (IReadOnlyList<SqlToken> statement in SqlStatements.Split(sql.Tokens))
        {
            int at = SqlStatements.VerbIndex(statement);
            if (at < 0 || !statement[at].IsWord("UPDATE", "DELETE") || Table(statement, at, out int after) is not { } table)
                continue;
            if (statement.Skip(after)
                .Any(static t => t.IsWord("WHERE", "LIMIT", "TOP", "JOIN", "USING", "FROM", "OUTPUT")
                || (t.Kind == SqlTokenKind.Hole && t.Depth == 0)))
                continue;
            context.Report(Descriptors.WriteWithoutWhere, expression.Syntax.GetLocation(), statement[at].Text.ToUpperInvariant(), table);
            return;
        }
    }

    /// <summary>The table, or null when the statement is not of the plain form or the table is a temporary one.</summary>
    private static string? Table(IReadOnlyList<SqlToken> statement, int at, out int after)
    {
        after = at + 1;
        bool isDelete = statement[at].IsWord("DELETE");
        if (isDelete && after < statement.Count && statement[after].IsWord("FROM"))
            after++;
        if (after < statement.Count && statement[after].IsWord("ONLY"))
            after++;
        if (after >= statement.Count || !statement[after].IsName)
            return null;
        while (after + 2 < statement.Count && statement[after + 1].IsSymbol("."))
            after += 2;
        string table = statement[after++].Text.Replace(SqlText.Hole.ToString(), "");
        if (table.StartsWith("#", StringComparison.Ordinal) || table.StartsWith("tmp", StringComparison.OrdinalIgnoreCase)
            || table.StartsWith("temp", StringComparison.OrdinalIgnoreCase))
            return null;
        if (!isDelete && !statement.Skip(after).Any(static t => t.IsWord("SET")))
            return null;
        return table.Length == 0 ? "the table" : table;
    }
}
