using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Whether an EF Core query, as far as its composition shows, grows with its table.</summary>
internal sealed class ChainBounds(DataSymbols symbols, MethodBodies bodies, OptionalInputs inputs)
{
    private static readonly HashSet<string> Shaping =
    [
        "Select", "SelectMany", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Order", "OrderDescending", "Include",
        "ThenInclude", "AsNoTracking", "AsTracking", "AsNoTrackingWithIdentityResolution", "AsSplitQuery", "AsSingleQuery", "AsQueryable",
        "Distinct", "DistinctBy", "OfType", "Cast", "Reverse", "IgnoreQueryFilters", "IgnoreAutoIncludes", "TagWith", "TagWithCallSite",
        "Concat", "Union", "Except", "Join", "GroupJoin", "LeftJoin", "RightJoin", "DefaultIfEmpty", "AsAsyncEnumerable", "ProjectTo",
        "ProjectToType", "Skip", "Append", "Prepend", "AsExpandable", "AsExpandableEFCore", "WithPartitionKey",
    ];

    private readonly FilterExpressions _filters = new(bodies);

    /// <param name="chain">The query.</param>
    /// <param name="user">The operation that runs it.</param>
    public bool IsUnbounded(QueryChain chain, IOperation user)
    {
        if (!chain.IsTraced || chain.Root is not (QueryRoot.Set or QueryRoot.Repository) || IsJoinedByKey(chain))
            return false;
        List<QueryStep> bounding = chain.Steps.FindAll(Bounds);
        if (bounding.Count == 0)
            return !IsWindow(chain, new SkippedSteps(inputs, bounding, user));

        if (!bounding.TrueForAll(step => SkippedSteps.MayContain(step, user)))
            return false;

        // One caller must leave out all that would bound.
        return inputs.ByCaller(Member(user)).Select(one => new SkippedSteps(one, bounding, user))
            .Any(skipped => bounding.TrueForAll(skipped.Contains) && !IsWindow(chain, skipped));
    }

    private static IMethodSymbol? Member(IOperation user)
    {
        ISymbol? symbol = user.SemanticModel?.GetEnclosingSymbol(user.Syntax.SpanStart);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        return symbol as IMethodSymbol;
    }

    private bool Bounds(QueryStep step) => step.Name switch
    {
        "Where" => FilterBounds.Bounds(_filters.Read(step.Call.Argument(1), step.Through), choice => LeftOut(choice, step)),
        "WhereIf" => BoundsWhen(step),
        "FromSqlRaw" or "FromSql" or "FromSqlInterpolated" =>
            step.Call.Argument(1) is not { } text || !SelectBounds.IsUnbounded(SqlTextReader.Read(text), out _),
        var name => !Shaping.Contains(name) && !Sorts(name) && !IsGivenTheQueryAlone(step.Call),
    };

    private static bool Sorts(string name) => name.StartsWith("Sort", StringComparison.Ordinal)
        || name.StartsWith("OrderBy", StringComparison.Ordinal) || name.StartsWith("ThenBy", StringComparison.Ordinal);

    /// <summary>The filter of two that stays when the caller leaves out what it may; null when that cannot be told.</summary>
    private IOperation? LeftOut(IConditionalOperation choice, QueryStep step) =>
        inputs.CanBe(choice.Condition, value: true, step.Through) ? choice.WhenTrue
            : inputs.CanBe(choice.Condition, value: false, step.Through) ? choice.WhenFalse : null;

    /// <summary>An operator of another assembly that returns what it takes, and takes nothing to choose rows by.</summary>
    private static bool IsGivenTheQueryAlone(IInvocationOperation call) =>
        call.TargetMethod is { IsExtensionMethod: true } method && call.Arguments.Length == 1
        && !MethodBodies.HasSource(method.OriginalDefinition)
        && SymbolEqualityComparer.Default.Equals(call.Type, call.Arguments[0].Parameter?.Type);

    /// <summary>A filter of another assembly that is only added when its condition holds.</summary>
    private bool BoundsWhen(QueryStep step)
    {
        IOperation? condition = step.Call.Arguments
            .FirstOrDefault(static a => a.Value.Type?.SpecialType == SpecialType.System_Boolean)?.Value;
        return condition is null || !inputs.CanBe(condition, value: false, step.Through);
    }

    /// <summary>A lower and an upper limit that stand in different filters.</summary>
    private bool IsWindow(QueryChain chain, SkippedSteps skipped) => FilterBounds.IsWindow(chain.Steps
        .Where(step => step.Name == "Where" && !skipped.Contains(step))
        .Select(step => _filters.Read(step.Call.Argument(1), step.Through)));

    /// <summary>An inner join with a list in memory keeps what the list names.</summary>
    private bool IsJoinedByKey(QueryChain chain) =>
        chain.Steps.Exists(step => step.Name is "Join" && step.Call.Argument(1) is { } inner && !symbols.IsQueryable(inner.Unwrap().Type));
}
