using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>How much of a result the code around a call reads.</summary>
internal static class RowReading
{
    /// <summary>A reader that the method never moves in a loop is read for its first row, or is given away; one that an iterator moves holds
    /// one row at a time.</summary>
    public static bool ReadsOneRow(IInvocationOperation call, MethodBodies bodies)
    {
        if (call.TargetMethod.Name == "Fill")
            return false;
        if (call.Arguments.Any(static a => a.Value.Syntax.ToString().Contains("SingleRow")
            || a.Value.Syntax.ToString().Contains("SchemaOnly")))
            return true;
        return !ReadsOn(call.Root()) && !HandsOn(call, bodies);
    }

    /// <summary>Whether a body moves a reader in a loop, or loads it whole.</summary>
    private static bool ReadsOn(IOperation body)
    {
        foreach (IOperation operation in body.Descendants())
        {
            switch (operation)
            {
                case IWhileLoopOperation { Condition: { } condition } loop when !Overwrites(loop) && !loop.Body.DescendantsAndSelf()
                    .Any(static o => o is IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation { Kind: OperationKind.YieldReturn })
                    && condition.DescendantsAndSelf()
                    .Any(static o => o is IInvocationOperation { TargetMethod.Name: "Read" or "ReadAsync" }):
                case IInvocationOperation { TargetMethod: { Name: "Load", ContainingType.Name: "DataTable" or "DataSet" } }:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether each row only takes the place of the one before, as one that is the only row does.</summary>
    private static bool Overwrites(IWhileLoopOperation loop) => loop.Body is IBlockOperation { Operations: { IsEmpty: false } statements }
        && statements.All(statement => statement is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: var target } }
            && Owner(target) is { } local && !loop.Syntax.Span.Contains(local.DeclaringSyntaxReferences[0].Span));

    private static ILocalSymbol? Owner(IOperation target)
    {
        while (target is IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true })
            target = instance;
        return target is ILocalReferenceOperation { Local: { DeclaringSyntaxReferences.IsEmpty: false } local } ? local : null;
    }

    /// <summary>Whether the reader goes to a member that reads on.</summary>
    private static bool HandsOn(IInvocationOperation call, MethodBodies bodies)
    {
        ILocalSymbol? reader = call.Root().Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => declarator.GetVariableInitializer() is { Value: var value } && value.Unwrap() == call)?.Symbol;
        return reader is not null && call.Root().Descendants().OfType<IInvocationOperation>().Any(to =>
            to.Arguments.Any(argument => argument.Value.Unwrap() is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, reader))
            && bodies.OnlyTarget(to.TargetMethod, to.Instance?.Type) is { } target && bodies.Body(target) is { } body && ReadsOn(body));
    }

    public static bool TakesOne(IInvocationOperation call)
    {
        IOperation? parent = call.Parent;
        while (parent is IAwaitOperation or IParenthesizedOperation or IArgumentOperation or IConversionOperation
            || parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            parent = parent.Parent;
        return parent is IInvocationOperation
        {
            TargetMethod.Name: "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Any",
            Arguments.Length: 1,
        };
    }
}
