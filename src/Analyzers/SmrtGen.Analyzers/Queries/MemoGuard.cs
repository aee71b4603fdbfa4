using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Finds the usual shapes of "only when it is not there yet": a cache, a lazy field, a dictionary filled on the way.</summary>
internal static class MemoGuard
{
    /// <summary>Whether a test around or before the operation, up to the boundary, keeps it from running each time.</summary>
    public static bool Protects(IOperation operation, IOperation? boundary)
    {
        IOperation child = operation;
        for (IOperation? parent = operation.Parent; parent is not null && child != boundary; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional when child != conditional.Condition:
                    if (TestsStore(conditional.Condition, boundary, holds: child != conditional.WhenTrue))
                        return true;
                    break;
                case ICoalesceOperation coalesce when child == coalesce.WhenNull && IsStore(coalesce.Value, boundary):
                case ICoalesceAssignmentOperation assignment when child == assignment.Value && IsStore(assignment.Target, boundary):
                    return true;
                case IBlockOperation block when LeavesBefore(block, child, boundary):
                    return true;
                case IAnonymousFunctionOperation or ILocalFunctionOperation when boundary is null:
                    return false;
            }
        }

        return false;
    }

    private static bool LeavesBefore(IBlockOperation block, IOperation statement, IOperation? boundary)
    {
        foreach (IOperation sibling in block.Operations)
        {
            if (sibling == statement)
                return false;
            // What throws has not found the value.
            if (sibling is IConditionalOperation { WhenFalse: null } test && Leaves(test.WhenTrue) && !test.WhenTrue.EndsByThrowing()
                && TestsStore(test.Condition, boundary, holds: true))
                return true;
        }

        return false;
    }

    public static bool Leaves(IOperation operation) => operation switch
    {
        IBlockOperation { Operations: { Length: > 0 } body } => Leaves(body[body.Length - 1]),
        IReturnOperation { Kind: OperationKind.Return } or IBranchOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    /// <summary>Whether the test, when true, says that the value is there, or, without <paramref name="holds"/>, that it is not.</summary>
    private static bool TestsStore(IOperation condition, IOperation? boundary, bool holds)
    {
        bool negates = condition.DescendantsAndSelf().Any(static o => o is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not });
        foreach (IOperation operation in condition.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: { Name: var name, ReturnType.SpecialType: SpecialType.System_Boolean } } lookup
                    when name is "ContainsKey" or "IsSet" or "IsCached" || name.StartsWith("TryGet", StringComparison.Ordinal):
                    if (IsNegated(lookup) != holds)
                        return true;
                    break;
                case IInvalidOperation { Syntax: var unbound } when unbound.ToString().Contains(".TryGet"):
                    return true;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                    when IsNull(comparison.RightOperand):
                    if (Says(comparison.OperatorKind == BinaryOperatorKind.NotEquals) && IsStore(comparison.LeftOperand, boundary))
                        return true;
                    break;
                case IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation } pattern:
                    if (Says(pattern.Pattern is INegatedPatternOperation) && IsStore(pattern.Value, boundary))
                        return true;
                    break;
                case IBinaryOperation comparison when KeepsWhatItTests(comparison.LeftOperand, boundary) || KeepsWhatItTests(comparison.RightOperand, boundary):
                    return true;
                case ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } flag
                    when IsNegated(flag) != holds && IsSetOnce(flag, boundary):
                    return true;
                case IFieldReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Field.IsReadOnly: false, Instance: null
                    or IInstanceReferenceOperation }:
                    return true;
            }
        }

        return false;

        bool Says(bool isThere) => negates || isThere == holds;
    }

    private static bool IsNegated(IOperation test) => test.Parent switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: false } } => true,
        IParenthesizedOperation or IConversionOperation or IAwaitOperation => IsNegated(test.Parent),
        _ => false,
    };

    /// <summary>A member of this object, or a local from before the loop, that is compared and set in the same body: the key or the age
    /// of what is remembered, or that itself by one of its properties.</summary>
    private static bool KeepsWhatItTests(IOperation operand, IOperation? boundary)
    {
        operand = operand.Unwrap();
        if (operand is IConditionalAccessOperation access)
            operand = access.Operation.Unwrap();
        while (operand is IPropertyReferenceOperation { Instance: { } owner and not IInstanceReferenceOperation })
            operand = owner.Unwrap();
        ISymbol? kept = operand switch
        {
            IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, Member: var member } => member,
            ILocalReferenceOperation { Type: { IsReferenceType: true, SpecialType: SpecialType.None } } local
                when boundary is IForEachLoopOperation && IsOutside(local.Local, boundary) => local.Local,
            _ => null,
        };
        return kept is not null && operand.Root().Descendants().Any(o => o is ISimpleAssignmentOperation { Target: var target }
            && SymbolEqualityComparer.Default.Equals(kept, target switch
            {
                IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, Member: var member } => member,
                ILocalReferenceOperation local when boundary?.Syntax.Span.Contains(o.Syntax.Span) == true => local.Local,
                _ => null,
            }));
    }

    /// <summary>A flag from before the loop that the loop sets.</summary>
    private static bool IsSetOnce(ILocalReferenceOperation flag, IOperation? boundary) => boundary is ILoopOperation && IsOutside(flag.Local, boundary)
        && boundary.Descendants().Any(o => o is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value.ConstantValue: { HasValue: true, Value: true } }
            && SymbolEqualityComparer.Default.Equals(target.Local, flag.Local));

    private static bool IsOutside(ILocalSymbol local, IOperation boundary) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.Span is { } declared && !boundary.Syntax.Span.Contains(declared);

    private static bool IsNull(IOperation operation) => operation.Unwrap().ConstantValue is { HasValue: true, Value: null };

    /// <summary>Something that keeps its value: a field, a property of this object, or a local that comes from a cache or from before
    /// the loop.</summary>
    private static bool IsStore(IOperation operation, IOperation? boundary)
    {
        operation = operation.Unwrap();
        return operation switch
        {
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } => true,
            ILocalReferenceOperation local => IsKept(local, boundary),
            _ => false,
        };
    }

    private static bool IsKept(ILocalReferenceOperation local, IOperation? boundary)
    {
        SyntaxNode? declaration = local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (boundary is not null && declaration is not null && !boundary.Syntax.Span.Contains(declaration.Span))
            return true;
        foreach (IOperation value in LocalValues.Of(local.Local, local))
        {
            if (value.Unwrap() is IInvocationOperation call
                && (Mentions(call.Instance?.Type?.Name) || Mentions(call.TargetMethod.Name)
                    || Mentions(call.TargetMethod.ContainingType?.Name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(string? name) => name?.IndexOf("cache", StringComparison.OrdinalIgnoreCase) >= 0;
}
