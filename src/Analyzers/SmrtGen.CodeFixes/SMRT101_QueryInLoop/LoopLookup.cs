using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.CodeFixes;

/// <summary>A loop over a list whose body looks one row up by a key of the element: <c>var x = await set.FirstOrDefaultAsync(r => r.Id
/// == item.XId);</c></summary>
internal sealed class LoopLookup
{
    private static readonly string[] Lists = ["List", "IList", "IReadOnlyList", "ICollection", "IReadOnlyCollection", "HashSet",
        "ImmutableArray"];

    private LoopLookup(ForEachStatementSyntax loop, BlockSyntax outer, InvocationExpressionSyntax call, ExpressionSyntax set,
        ExpressionSyntax elementKey, string variable)
    {
        Loop = loop;
        Outer = outer;
        Call = call;
        Set = set;
        ElementKey = elementKey;
        Variable = variable;
    }

    public ForEachStatementSyntax Loop { get; }

    public BlockSyntax Outer { get; }

    public InvocationExpressionSyntax Call { get; }

    /// <summary>What the row is looked up in.</summary>
    public ExpressionSyntax Set { get; }

    /// <summary>The key as the element has it.</summary>
    public ExpressionSyntax ElementKey { get; }

    /// <summary>The local that holds the row.</summary>
    public string Variable { get; }

    /// <summary>The key property of the row; null where the member looks up by key itself.</summary>
    public IPropertySymbol? RowKey { get; private set; }

    public ArgumentSyntax? Token { get; private set; }

    public bool IsAsynchronous => Call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && name.EndsWith("Async", StringComparison.Ordinal);

    public static LoopLookup? Find(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (CallEdit.Call(node) is not { Expression: MemberAccessExpressionSyntax access } call
            || call.ArgumentList.Arguments.Count is 0 or > 2)
            return null;
        if (call.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Declaration.Variables.Count: 1,
            Parent: BlockSyntax { Parent: ForEachStatementSyntax { Parent: BlockSyntax outer } loop } } local)
            return null;
        VariableDeclaratorSyntax variable = local.Declaration.Variables[0];
        ExpressionSyntax? value = variable.Initializer?.Value;
        if ((value is AwaitExpressionSyntax awaited ? awaited.Expression : value) != call || loop.Expression is not IdentifierNameSyntax
            || !IsList(model.GetTypeInfo(loop.Expression, cancellationToken).Type))
            return null;
        if (model.GetDeclaredSymbol(loop, cancellationToken) is not { } element || Writes(loop, element, call, model, cancellationToken))
            return null;
        ExpressionSyntax argument = call.ArgumentList.Arguments[0].Expression;
        IPropertySymbol? rowKey = null;
        if (argument is SimpleLambdaExpressionSyntax { ExpressionBody: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equality } lambda)
        {
            (rowKey, ExpressionSyntax? other) = Split(equality, lambda, model, cancellationToken);
            if (rowKey is null || other is null)
                return null;
            argument = other;
        }

        // The key must be a plain member of the element, read the same way outside the loop.
        if (argument is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner }
            || owner.Identifier.ValueText != loop.Identifier.ValueText)
            return null;
        if (model.GetTypeInfo(argument, cancellationToken).Type is not { } keyType || !IsKeyType(keyType)
            || (rowKey is not null && !SymbolEqualityComparer.Default.Equals(rowKey.Type, keyType)))
            return null;
        if (access.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(n => loop.Statement.Span.Contains(model.GetSymbolInfo(n, cancellationToken)
            .Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.Span ?? default)))
            return null;
        return new LoopLookup(loop, outer, call, access.Expression, argument, variable.Identifier.ValueText)
        {
            RowKey = rowKey,
            Token = call.ArgumentList.Arguments.Count == 2 ? call.ArgumentList.Arguments[1] : null,
        };
    }

    private static (IPropertySymbol? RowKey, ExpressionSyntax? Other) Split(BinaryExpressionSyntax equality,
        SimpleLambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach ((ExpressionSyntax column, ExpressionSyntax other) in new[] { (equality.Left, equality.Right),
            (equality.Right, equality.Left) })
        {
            if (column is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax row }
                && row.Identifier.ValueText == lambda.Parameter.Identifier.ValueText
                && model.GetSymbolInfo(column, cancellationToken).Symbol is IPropertySymbol property
                && SymbolEqualityComparer.Default.Equals(EntityKey.Of(property.ContainingType), property))
            {
                return (property, other);
            }
        }

        return default;
    }

    private static bool IsList(ITypeSymbol? type) => type is IArrayTypeSymbol
        || (type is INamedTypeSymbol { IsGenericType: true } named && Lists.Contains(named.Name));

    /// <summary>Text may be equal to a database and not to a dictionary.</summary>
    private static bool IsKeyType(ITypeSymbol type) =>
        type.IsValueType && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;

    /// <summary>Whether the body changes the element, or makes any other round trip: the rows could then differ from those read
    /// before.</summary>
    private static bool Writes(ForEachStatementSyntax loop, ISymbol element, InvocationExpressionSyntax call, SemanticModel model,
        CancellationToken cancellationToken)
    {
        if (model.GetOperation(loop, cancellationToken) is not IForEachLoopOperation { Body: { } body })
            return true;
        QueryModel queries = QueryModel.Of(model.Compilation);
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation target } }
                && SymbolEqualityComparer.Default.Equals(target.Local, element))
                return true;
            if (operation.Syntax != call && !queries.Effects(operation).IsNone)
                return true;
        }

        return false;
    }
}
