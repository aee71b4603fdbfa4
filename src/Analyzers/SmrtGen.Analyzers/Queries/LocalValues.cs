using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Every value that a method gives to a local.</summary>
internal static class LocalValues
{
    public static List<IOperation> Of(ILocalSymbol local, IOperation user)
    {
        var values = new List<IOperation>();
        foreach (IOperation operation in user.Root().Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                    if (declarator.GetVariableInitializer() is { } initializer)
                        values.Add(initializer.Value);
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } assignment
                    when SymbolEqualityComparer.Default.Equals(target.Local, local):
                    values.Add(assignment.Value);
                    break;
            }
        }

        return values;
    }

    /// <summary>The only value the local ever gets, or null.</summary>
    public static IOperation? Single(ILocalSymbol local, IOperation user)
    {
        List<IOperation> values = Of(local, user);
        return values.Count == 1 ? values[0] : null;
    }

    /// <summary>Follows locals with one value to where the value was made.</summary>
    public static IOperation Trace(IOperation operation)
    {
        for (int hops = 0; hops < 8; hops++)
        {
            operation = operation.Unwrap();
            if (operation is not ILocalReferenceOperation reference || Single(reference.Local, operation) is not { } value)
                return operation;
            operation = value;
        }

        return operation;
    }
}
