using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>How much of a result the code around a call reads.</summary>
internal static class RowReading
{
    /// <summary>A reader that the method never moves in a loop is read for its first row, or is given away; one that an iterator moves holds
    /// one row at a time.</summary>
    public static bool ReadsOneRow(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "Fill")
            return false;
        if (call.Arguments.Any(static a => a.Value.Syntax.ToString().Contains("SingleRow")
            || a.Value.Syntax.ToString().Contains("SchemaOnly")))
            return true;
        foreach (IOperation operation in call.Root().Descendants())
        {
            switch (operation)
            {
                case IWhileLoopOperation { Condition: { } condition } loop when !loop.Body.DescendantsAndSelf()
                    .Any(static o => o is IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation { Kind: OperationKind.YieldReturn })
                    && condition.DescendantsAndSelf()
                    .Any(static o => o is IInvocationOperation { TargetMethod.Name: "Read" or "ReadAsync" }):
                case IInvocationOperation { TargetMethod: { Name: "Load", ContainingType.Name: "DataTable" or "DataSet" } }:
                    return false;
            }
        }

        return true;
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
