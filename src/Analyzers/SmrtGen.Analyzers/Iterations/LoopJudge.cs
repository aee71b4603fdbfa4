using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary>
/// Decides whether a repeated round trip is one for each element. Loops that retry, poll, consume, page, walk a handful,
/// or leave after the call are not; in doubt the answer is no.
/// </summary>
internal sealed class LoopJudge(QueryModel model, int handful)
{
    public bool IsPerElement(Iteration iteration, IOperation operation, CallPath path)
    {
        if (IsOnError(operation, iteration) || LeavesAfter(operation, iteration) || MemoGuard.Protects(operation, iteration.Operation))
            return false;
        if (IsEveryNth(operation, iteration, path))
            return false;
        bool repeats = iteration.Operation switch
        {
            IForEachLoopOperation loop => IsElementLoop(iteration, loop.IsAsynchronous),
            IForLoopOperation loop => CountedLoops.IsPerElement(loop, operation, handful, model.Bodies),
            IWhileLoopOperation loop => WhileLoops.IsPerElement(loop, operation, path),
            _ => IsElementLoop(iteration, isAsynchronous: false),
        };
        return repeats && !IsOtherDatabase(operation, iteration) 
            && (path.Members.IsEmpty || !IsFanOut(operation, iteration)) && !Scripts.Runs(operation, iteration);
    }

    private bool IsElementLoop(Iteration iteration, bool isAsynchronous)
    {
        if (iteration.Source is not { } source)
            return true;
        return !Handful.Is(source, handful, model.Bodies) && !UnboundSource.IsNoElements(source, isAsynchronous) && !Chunks.Is(source, iteration) && !Consumers.Is(source, isAsynchronous, model);
    }

    private static bool IsOnError(IOperation operation, Iteration iteration)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ICatchClauseOperation
                || (current is IThrowOperation && iteration.Body.Syntax.Span.Contains(current.Syntax.Span)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the loop ends, on every path, once the operation has run.</summary>
    private static bool LeavesAfter(IOperation operation, Iteration iteration)
    {
        if (iteration.Operation is not ILoopOperation loop || IsInLambda(operation, loop))
            return false;
        IOperation child = operation;
        for (IOperation? parent = operation.Parent; parent is not null && parent != loop; child = parent, parent = parent.Parent)
        {
            if (parent is IReturnOperation { Kind: OperationKind.Return })
                return true;
            if (parent is IBlockOperation block && LeavesAfter(block, child, loop))
                return true;
            if (parent is ILoopOperation)
                return false;
        }

        return false;
    }

    /// <summary>Whether a statement behind the one given ends the loop, and nothing before it goes on to the next element.</summary>
    private static bool LeavesAfter(IBlockOperation block, IOperation statement, ILoopOperation loop)
    {
        foreach (IOperation next in block.Operations.SkipWhile(o => o != statement))
        {
            if (next != statement && LeavesLoop(next, loop))
                return true;
            if (next.DescendantsAndSelf().Any(o => o is IBranchOperation { BranchKind: BranchKind.Continue } branch
                && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ContinueLabel)))
                return false;
        }

        return false;
    }

    private static bool IsInLambda(IOperation operation, IOperation boundary)
    {
        for (IOperation? current = operation.Parent; current is not null && current != boundary; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation)
                return true;
        }

        return false;
    }

    private static bool LeavesLoop(IOperation statement, ILoopOperation loop) => statement switch
    {
        IReturnOperation { Kind: OperationKind.Return } or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBranchOperation { BranchKind: BranchKind.Break } branch => SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
        IConditionalOperation { WhenFalse: { } otherwise } test => LeavesLoop(test.WhenTrue, loop) && LeavesLoop(otherwise, loop),
        IBlockOperation { Operations: { Length: > 0 } body } => LeavesLoop(body[body.Length - 1], loop),
        _ => false,
    };

    /// <summary>A commit behind a counter is one for each chunk.</summary>
    private static bool IsEveryNth(IOperation operation, Iteration iteration, CallPath path)
    {
        for (IOperation? current = operation; current is not null && current != iteration.Operation; current = current.Parent)
        {
            if (current.Parent is not IConditionalOperation test || test.Condition == current)
                continue;
            foreach (IOperation part in test.Condition.DescendantsAndSelf())
            {
                if (part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder })
                    return true;
                if (part is IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.GreaterThan
                    or BinaryOperatorKind.Equals } size
                    && IsCount(size.LeftOperand) && !IsCount(size.RightOperand)
                        && size.RightOperand.ConstantValue is not { HasValue: true, Value: 0 or 1 })
                {
                    return true;
                }
            }
        }

        return false;

        bool IsCount(IOperation value) => value.Unwrap() switch
        {
            IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } list } => IsOuter(list),
            ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 } counter => path.Call.Effect != QueryEffect.Read
                && IsOuter(counter),
            _ => false,
        };

        bool IsOuter(IOperation value) => value.Unwrap() is ILocalReferenceOperation { Local: var local }
            && local.DeclaringSyntaxReferences.FirstOrDefault()?.Span is { } span && !iteration.Operation.Syntax.Span.Contains(span);
    }

    /// <summary>A context or connection made from the element is another database for each element.</summary>
    private bool IsOtherDatabase(IOperation operation, Iteration iteration)
    {
        if (((iteration.Element is { } named ? ElementType(named) : null) ?? iteration.Source?.Unwrap().Type.ElementType()) is { } type
            && (HasConnectionString(type) || model.Symbols.IsDbContext(type) || (model.Symbols.IDbConnection is { } contract && type.Is(contract))))
            return true;
        if (iteration.Element is not { } element || operation is not IInvocationOperation call)
            return false;
        IOperation? origin = call.Receiver()?.Unwrap();
        while (origin is IMemberReferenceOperation { Instance: { } instance })
            origin = instance.Unwrap();
        while (origin is IInvocationOperation chained && chained.Receiver() is { } receiver && origin != receiver)
        {
            origin = receiver.Unwrap();
            while (origin is IMemberReferenceOperation { Instance: { } instance })
                origin = instance.Unwrap();
        }

        if (origin is not ILocalReferenceOperation local || SymbolEqualityComparer.Default.Equals(local.Local, element))
            return false;
        return LocalValues.Single(local.Local, local) is { } made && made.References(element) && !made.Unwrap().Type.IsRowOrCommand()
            && (made.Unwrap() is IObjectCreationOperation { Arguments.IsEmpty: false }
                || (made.Unwrap() is IInvocationOperation factory && !factory.TargetMethod.IsIn(model.Symbols.Enumerable)));
    }

    private static bool HasConnectionString(ITypeSymbol element) => element.GetMembers()
        .Any(static member => member is IPropertySymbol && member.Name.EndsWith("ConnectionString", StringComparison.Ordinal));

    private static ITypeSymbol? ElementType(ISymbol element) => (element as ILocalSymbol)?.Type ?? (element as IParameterSymbol)?.Type;

    /// <summary>Calling each of a few services is no loop over data.</summary>
    private static bool IsFanOut(IOperation operation, Iteration iteration) =>
        iteration.Element is { } element
        && operation is IInvocationOperation { Instance: { } instance }
        && instance.Unwrap() is (ILocalReferenceOperation or IParameterReferenceOperation) and { Type: { } type } service
        && service.References(element)
        && (type.TypeKind is TypeKind.Interface or TypeKind.TypeParameter || type.IsAbstract);
}
