using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Whether a <c>LIMIT</c> may be written behind a SELECT.</summary>
internal static class SqlLimit
{
    /// <summary>The literal that may end with one; null when the text is used elsewhere too, goes on behind its rows, or a database may not know the clause.</summary>
    public static Location? Literal(IOperation text, DataSymbols symbols)
    {
        IOperation value = OnlyUse(text.Unwrap());
        if (!symbols.AllKnowLimit || value.Syntax is not LiteralExpressionSyntax || value.Syntax.SyntaxTree != text.Syntax.SyntaxTree)
            return null;
        SqlText sql = SqlTextReader.Read(value);
        int verb = SqlStatements.VerbIndex(sql.Tokens);
        bool isPlain = verb >= 0 && SqlStatements.Split(sql.Tokens).Take(2).Count() == 1
            && !sql.Text.Contains("--") && !sql.Text.Contains("/*")
            && !sql.Tokens.Skip(verb).Any(token => token.Depth == sql.Tokens[verb].Depth && token.IsWord("FOR", "OFFSET", "LOCK", "INTO"));
        return isPlain ? value.Syntax.GetLocation() : null;
    }

    private static IOperation OnlyUse(IOperation text)
    {
        if (text is not ILocalReferenceOperation { Local: var local } || LocalValues.Single(local, text) is not { } value)
            return text;
        return text.Root().Descendants().Count(o => o is ILocalReferenceOperation use && SymbolEqualityComparer.Default.Equals(use.Local, local)) == 1
            ? value.Unwrap() : text;
    }
}
