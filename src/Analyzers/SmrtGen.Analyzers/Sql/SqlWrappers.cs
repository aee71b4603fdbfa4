using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

internal enum WrapperResult
{
    None,

    /// <summary>The member reads every row.</summary>
    Rows,

    /// <summary>The member gives a reader to its caller.</summary>
    Reader,
}

/// <summary>Members that run the SQL they get as an argument.</summary>
internal sealed class SqlWrappers(QueryModel model)
{
    private const int MaxDepth = 4;

    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Ordinal), WrapperResult> _known = new(KeyComparer.Instance);

    /// <summary>What the member does with the text that the argument hands it.</summary>
    public WrapperResult Of(IInvocationOperation call, IArgumentOperation argument) => Of(call, argument, MaxDepth);

    /// <summary>Whether the member reads every row of the command that the argument hands it.</summary>
    public bool ReadsAll(IInvocationOperation call, IArgumentOperation argument) => ReadsAll(call, argument, MaxDepth);

    private bool ReadsAll(IInvocationOperation call, IArgumentOperation argument, int depth)
    {
        if (depth == 0 || argument.Parameter is not { } parameter || model.Bodies.OnlyTarget(call.TargetMethod, call.Instance?.Type) is not { } target
            || parameter.Ordinal >= target.Parameters.Length || model.Bodies.Body(target) is not { } body)
            return false;
        IParameterSymbol command = target.Parameters[parameter.Ordinal];
        return body.Descendants().OfType<IInvocationOperation>().Any(inner => inner.Receiver() is { } receiver && Is(receiver)
                && model.Query(inner) is { ManyRows: true, Api: QueryApi.AdoNet }
            ? !RowReading.ReadsOneRow(inner, model.Bodies)
            : inner.Arguments.FirstOrDefault(a => Is(a.Value)) is { } handedOn && ReadsAll(inner, handedOn, depth - 1));

        bool Is(IOperation value) => value.Unwrap() is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, command.OriginalDefinition);
    }

    private WrapperResult Of(IInvocationOperation call, IArgumentOperation argument, int depth)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (depth == 0 || argument.Parameter is not { Type.SpecialType: SpecialType.System_String } parameter
            || !MethodBodies.HasSource(method.OriginalDefinition)
            || model.Bodies.OnlyTarget(method, call.Instance?.Type) is not { } target || parameter.Ordinal >= target.Parameters.Length)
            return WrapperResult.None;
        return _known.GetOrAdd((target, parameter.Ordinal), key => Read(key.Method, key.Method.Parameters[key.Ordinal], depth));
    }

    private WrapperResult Read(IMethodSymbol method, IParameterSymbol parameter, int depth)
    {
        // Text that the member changes is not the caller's.
        if (model.Bodies.Body(method) is not { } body || body.Descendants().Any(o => o is IAssignmentOperation { Target: var target } && Is(target)))
            return WrapperResult.None;
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is not IInvocationOperation call)
                continue;
            if (model.Query(call) is { ManyRows: true, Api: QueryApi.Dapper or QueryApi.AdoNet } query)
            {
                if (Text(call) is { } text && Is(LocalValues.Trace(text)))
                    return Result(call, query, method);
            }
            else if (call.Arguments.FirstOrDefault(a => Is(a.Value)) is { } handedOn
                && Of(call, handedOn, depth - 1) is var inner and not WrapperResult.None && !RowReading.TakesOne(call))
            {
                return inner;
            }
        }

        return WrapperResult.None;

        bool Is(IOperation value) => value.Unwrap() is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, parameter.OriginalDefinition);
    }

    private IOperation? Text(IInvocationOperation call) => call.TargetMethod.Name == "Fill"
        ? SqlArgument.OfAdapter(call) : SqlArgument.Expression(call, model.Symbols);

    private WrapperResult Result(IInvocationOperation call, QueryCall query, IMethodSymbol method)
    {
        if (query.Api == QueryApi.Dapper && !call.TargetMethod.Name.StartsWith("ExecuteReader", StringComparison.Ordinal))
        {
            return RowReading.TakesOne(call) || call.TargetMethod.Name.StartsWith("QueryUnbuffered", StringComparison.Ordinal)
                ? WrapperResult.None : WrapperResult.Rows;
        }

        if (!RowReading.ReadsOneRow(call, model.Bodies))
            return WrapperResult.Rows;
        ITypeSymbol returned = method.ReturnType.Awaited()!;
        return returned is { SpecialType: SpecialType.None, IsValueType: false, TypeKind: not TypeKind.TypeParameter, Name: not "Task" }
            ? WrapperResult.Reader : WrapperResult.None;
    }

    private sealed class KeyComparer : IEqualityComparer<(IMethodSymbol Method, int Ordinal)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((IMethodSymbol Method, int Ordinal) x, (IMethodSymbol Method, int Ordinal) y) =>
            x.Ordinal == y.Ordinal && SymbolEqualityComparer.Default.Equals(x.Method, y.Method);

        public int GetHashCode((IMethodSymbol Method, int Ordinal) key) => SymbolEqualityComparer.Default.GetHashCode(key.Method) ^ key.Ordinal;
    }
}
