using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Whether a LINQ filter keeps the result from growing with the table.</summary>
internal static class FilterBounds
{
    /// <summary>A filter that cannot be read counts as one that bounds.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="choose">Which of two filters to look at.</param>
    public static bool Bounds(IOperation? filter, Func<IConditionalOperation, IOperation?>? choose = null)
    {
        if (filter?.Unwrap() is IConditionalOperation { WhenFalse: { } otherwise } choice)
        {
            return choose?.Invoke(choice) is { } chosen
                ? Bounds(chosen) : Bounds(choice.WhenTrue) && Bounds(otherwise);
        }

        if (filter.AsLambda() is not { } lambda || lambda.Symbol.Parameters.Length == 0)
            return true;
        return lambda.Result() is not { } body || body.DescendantsAndSelf().Any(static o => o is IInvalidOperation)
            || new RowCondition(lambda.Symbol.Parameters[0]).Bounds(body);
    }

    /// <summary>Whether filters of one query limit a column, or the two dates of a period, from both sides.</summary>
    public static bool IsWindow(IEnumerable<IOperation?> filters)
    {
        var limits = new ColumnLimits();
        foreach (IOperation? filter in filters)
        {
            if (filter.AsLambda() is { Symbol.Parameters: { IsEmpty: false } rows } lambda && lambda.Result() is { } body)
                limits.Add(body, new RowColumns(rows[0], outer: null));
        }

        return limits.HasWindow;
    }
}
