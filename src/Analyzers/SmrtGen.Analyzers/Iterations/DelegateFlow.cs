using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

internal enum DelegateRun
{
    /// <summary>Kept, or given to code that is not known.</summary>
    Unknown,

    /// <summary>Runs once, where it is written.</summary>
    Once,

    /// <summary>Runs for each element of a collection.</summary>
    PerElement,
}

/// <summary>Says how often a callee runs the delegate it gets.</summary>
internal sealed class DelegateFlow(DataSymbols symbols, MethodBodies bodies)
{
    private const int MaxHops = 6;

    private static readonly string[] Runners = ["Run", "StartNew", "Execute", "Invoke", "Retry"];

    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Ordinal), DelegateRun> _runs = new(KeyComparer.Instance);

    public DelegateRun Runs(IAnonymousFunctionOperation lambda) => RunsAt(lambda);

    public DelegateRun RunsGroup(IOperation reference) => RunsAt(reference);

    /// <summary>The call that gets the delegate, or null.</summary>
    public static IInvocationOperation? Callee(IOperation function, out IArgumentOperation? argument)
    {
        IOperation? parent = function.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        argument = parent as IArgumentOperation;
        return argument?.Parent as IInvocationOperation;
    }

    private DelegateRun RunsAt(IOperation function, int hops = MaxHops)
    {
        IInvocationOperation? call = Callee(function, out IArgumentOperation? argument);
        if (hops == 0 || call is null || argument?.Parameter is not { } parameter)
        {
            // A lambda that is called on the spot, or held by a local: its calls are followed from where the local is called.
            return DelegateRun.Unknown;
        }

        // What a cache gets it runs when the value is not there.
        if (call.TargetMethod.ContainingType.Name.Contains("Cache"))
            return DelegateRun.Unknown;
        if (symbols.IsExpressionTree(parameter.Type) || symbols.IsExpressionTree(function.Parent?.Type))
            return DelegateRun.Unknown;
        IMethodSymbol method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (MethodBodies.HasSource(method))
            return _runs.GetOrAdd((method, parameter.Ordinal + (call.TargetMethod.ReducedFrom is null ? 0 : 1)), key => RunsIn(key.Method, key.Ordinal, hops - 1));
        if (IsPerElement(method, parameter.OriginalDefinition))
            return DelegateRun.PerElement;
        return Runners.Any(runner => method.Name.StartsWith(runner, StringComparison.Ordinal)) ? DelegateRun.Once : DelegateRun.Unknown;
    }

    /// <summary>A method that takes a sequence and a delegate over its elements runs the one for each of the other.</summary>
    private static bool IsPerElement(IMethodSymbol method, IParameterSymbol parameter)
    {
        if (parameter.Type is not INamedTypeSymbol { DelegateInvokeMethod: { Parameters.IsEmpty: false } invoke })
            return false;
        ITypeSymbol first = invoke.Parameters[0].Type;
        if (method.IsStatic)
        {
            if (method is { Name: "For" or "ForAsync", ContainingType.Name: "Parallel" })
                return true;
            return method.Parameters.Any(p => p.Type is not ITypeParameterSymbol
                && SymbolEqualityComparer.Default.Equals(Element(p.Type), first));
        }

        return method.ContainingType is { Name: "List" or "ImmutableList" or "ImmutableArray" } list
            && SymbolEqualityComparer.Default.Equals(list.ElementType(), first);
    }

    private static ITypeSymbol? Element(ITypeSymbol type) =>
        type.ElementType() ?? (type is INamedTypeSymbol { Name: "ParallelQuery", TypeArguments: { Length: 1 } element }
            ? element[0] : null);

    private DelegateRun RunsIn(IMethodSymbol method, int ordinal, int hops)
    {
        if (bodies.OnlyTarget(method, null) is not { } target || bodies.Body(target) is not { } body)
            return DelegateRun.Unknown;
        if (ordinal >= target.Parameters.Length)
            return DelegateRun.Unknown;
        IParameterSymbol parameter = target.Parameters[ordinal];
        DelegateRun result = DelegateRun.Unknown;
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is not IParameterReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter))
                continue;
            DelegateRun run = operation.Parent is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke }
                ? DelegateRun.Once : RunsAt(operation, hops);
            if (run == DelegateRun.Unknown)
                continue;
            if (MemoGuard.Protects(operation, boundary: null))
                return DelegateRun.Unknown;
            result = run == DelegateRun.PerElement || IsInForEach(operation) ? DelegateRun.PerElement
                : result == DelegateRun.PerElement ? result : DelegateRun.Once;
        }

        return result;
    }

    private static bool IsInForEach(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IForEachLoopOperation)
                return true;
        }

        return false;
    }

    private sealed class KeyComparer : IEqualityComparer<(IMethodSymbol Method, int Ordinal)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((IMethodSymbol Method, int Ordinal) x, (IMethodSymbol Method, int Ordinal) y) =>
            x.Ordinal == y.Ordinal && SymbolEqualityComparer.Default.Equals(x.Method, y.Method);

        public int GetHashCode((IMethodSymbol Method, int Ordinal) key) => SymbolEqualityComparer.Default.GetHashCode(key.Method) ^ key.Ordinal;
    }
}
