using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Bounds;
using SmrtGen.Analyzers.Iterations;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Queries;

/// <summary>What all usage rules know about one compilation; made once and shared.</summary>
internal sealed class QueryModel
{
    private static readonly ConditionalWeakTable<Compilation, QueryModel> Cache = new();

    private readonly QueryRecognizer _recognizer;
    private readonly MethodSummaries _summaries;

    private readonly Lazy<bool> _loadsLazily;
    private readonly Lazy<bool> _splitsQueries;
    private readonly Lazy<bool> _includes;

    private QueryModel(Compilation compilation)
    {
        var source = new SourceTrees(compilation);
        _loadsLazily = new(() => source.All.Any(static tree => SyntaxIndex.Of(tree).LoadsLazily));
        _splitsQueries = new(() => source.All.Any(static tree => SyntaxIndex.Of(tree).SplitsQueries));
        _includes = new(() => source.All.Any(static tree => SyntaxIndex.Of(tree).Includes));
        Symbols = new DataSymbols(compilation);
        Bodies = new MethodBodies(source);
        Chains = new QueryChainReader(Symbols, Bodies);
        var inputs = new OptionalInputs(Bodies);
        ChainBounds = new ChainBounds(Symbols, Bodies, inputs);
        SqlGrowth = new SqlGrowth(inputs);
        SqlWrappers = new SqlWrappers(this);
        _recognizer = new QueryRecognizer(Symbols, Chains, Bodies);
        Delegates = new DelegateFlow(Symbols, Bodies);
        _summaries = new MethodSummaries(Bodies, new BodyFactsReader(_recognizer, Delegates));
    }

    /// <summary>Whether the source at hand turns lazy loading on anywhere.</summary>
    public bool LoadsLazily => _loadsLazily.Value;

    /// <summary>Whether the source at hand makes split queries the rule anywhere.</summary>
    public bool SplitsQueries => _splitsQueries.Value;

    /// <summary>Whether the source at hand loads navigations with <c>Include</c> anywhere.</summary>
    public bool Includes => _includes.Value;

    public DataSymbols Symbols { get; }

    public MethodBodies Bodies { get; }

    public QueryChainReader Chains { get; }

    public ChainBounds ChainBounds { get; }

    public SqlGrowth SqlGrowth { get; }

    public SqlWrappers SqlWrappers { get; }

    public DelegateFlow Delegates { get; }

    public static QueryModel Of(Compilation compilation) => Cache.GetValue(compilation, static c => new QueryModel(c));

    /// <summary>The round trip that the operation itself makes, or null.</summary>
    public QueryCall? Query(IOperation operation) => _recognizer.Recognize(operation);

    /// <summary>The round trips that the operation leads to, itself or through what it calls.</summary>
    public MethodEffects Effects(IOperation operation)
    {
        if (Query(operation) is { } call)
            return MethodEffects.Of(call);
        if (operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke,
            Instance: ILocalReferenceOperation held }
            && LocalValues.Single(held.Local, held).AsLambda() is { } lambda)
        {
            return _summaries.OfBody(lambda).Through(held.Local.Name);
        }

        return CallEdge.Of(operation) is { } edge ? _summaries.Of(edge) : MethodEffects.None;
    }
}
