using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Every value that a method gives to a local.</summary>
internal static class LocalValues
{
    private static readonly List<IOperation> NoValues = [];
    private static readonly ConditionalWeakTable<IOperation, Dictionary<ILocalSymbol, List<IOperation>>> ByBody = new();

    public static List<IOperation> Of(ILocalSymbol local, IOperation user) =>
        ByBody.GetValue(user.Root(), static root => Index(root)).TryGetValue(local, out List<IOperation>? values) ? values : NoValues;

    private static Dictionary<ILocalSymbol, List<IOperation>> Index(IOperation root)
    {
        Dictionary<ILocalSymbol, List<IOperation>> index = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol: var symbol } declarator when declarator.GetVariableInitializer() is { } initializer:
                    Add(symbol, initializer.Value);
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Add(target.Local, assignment.Value);
                    break;
            }
        }

        return index;

        void Add(ILocalSymbol local, IOperation value)
        {
            if (!index.TryGetValue(local, out List<IOperation>? values))
                index.Add(local, values = []);
            values.Add(value);
        }
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
