using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Every value that a method gives to a local.</summary>
internal sealed class LocalValues
{
    private static readonly List<IOperation> NoValues = [];
    private static readonly ConditionalWeakTable<IOperation, LocalValues> ByBody = new();

    private readonly Dictionary<ILocalSymbol, List<IOperation>> _values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _open = new(SymbolEqualityComparer.Default);

    private LocalValues(IOperation root)
    {
        foreach (IOperation operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol: var symbol } declarator when declarator.GetVariableInitializer() is { } initializer:
                    Add(symbol, initializer.Value);
                    break;
                case IDeconstructionAssignmentOperation { Target: var targets }:
                    _open.UnionWith(targets.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(static target => target.Local));
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Add(target.Local, assignment.Value);
                    break;
                case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol matched }:
                    _open.Add(matched);
                    break;
                case IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol matched }:
                    _open.Add(matched);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                    _open.UnionWith(argument.Descendants().OfType<ILocalReferenceOperation>().Select(static target => target.Local));
                    break;
            }
        }

        void Add(ILocalSymbol local, IOperation value)
        {
            if (!_values.TryGetValue(local, out List<IOperation>? values))
                _values.Add(local, values = []);
            values.Add(value);
        }
    }

    public static List<IOperation> Of(ILocalSymbol local, IOperation user) =>
        In(user)._values.TryGetValue(local, out List<IOperation>? values) ? values : NoValues;

    /// <summary>Whether the local also gets values that are not written in the method: through <c>out</c>, <c>ref</c>, a
    /// pattern or a deconstruction.</summary>
    public static bool IsOpen(ILocalSymbol local, IOperation user) => In(user)._open.Contains(local);

    /// <summary>The only value the local ever gets, or null.</summary>
    public static IOperation? Single(ILocalSymbol local, IOperation user)
    {
        List<IOperation> values = Of(local, user);
        return values.Count == 1 && !IsOpen(local, user) ? values[0] : null;
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

    private static LocalValues In(IOperation user) => ByBody.GetValue(user.Root(), static root => new LocalValues(root));
}
