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
        string name = syntax switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } } => member,
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var member } } => member,
            _ => "",
        };
        return Chunks.IsMarked(name) || name.StartsWith("Take", StringComparison.Ordinal);
    }
}
