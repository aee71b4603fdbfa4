using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary>A collection whose expression does not bind, as in code that is half written: only its text can be asked.</summary>
internal static class UnboundSource
{
    /// <summary>Whether the text names batches, a handful or a stream, and not single elements.</summary>
    public static bool IsNoElements(IOperation source, bool isAsynchronous)
    {
        if (LocalValues.Trace(source) is not IInvalidOperation { Syntax: var syntax })
            return false;
        if (isAsynchronous)
            return true;
        return Calls(syntax).Any(static name => Chunks.IsMarked(name) || name.StartsWith("Take", StringComparison.Ordinal));
    }

    /// <summary>The names of the calls of a chain, from the last to the first.</summary>
    private static IEnumerable<string> Calls(SyntaxNode? syntax)
    {
        while (syntax is InvocationExpressionSyntax { Expression: var called })
        {
            SimpleNameSyntax? name = (called as MemberAccessExpressionSyntax)?.Name ?? called as SimpleNameSyntax;
            yield return name?.Identifier.ValueText ?? "";
            syntax = (called as MemberAccessExpressionSyntax)?.Expression;
        }
    }
}
