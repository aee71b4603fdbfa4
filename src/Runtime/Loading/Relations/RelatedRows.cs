using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>The rows of a to-many relation in a query: something to test or count, never a join that multiplies rows.</summary>
/// <example><code>db.Products.Where(p => p.Reviews.Any(r => r.Rating > 4) &amp;&amp; p.Reviews.Count() &lt; 100)</code></example>
/// <typeparam name="TTarget">The related entity.</typeparam>
/// <typeparam name="TTargetColumns">Its columns.</typeparam>
public readonly struct RelatedRows<TTarget, TTargetColumns>(JoinPath? path, Relation relation)
    where TTarget : class
    where TTargetColumns : struct, IEntityColumns<TTargetColumns>
{
    internal JoinPath Path { get; } = new(path, relation);

    /// <summary>There is a related row.</summary>
    public Predicate Any() => new RelatedExists(NewSubquery(), null, negated: false);

    /// <summary>There is a related row for which the condition holds.</summary>
    public Predicate Any(Func<TTargetColumns, Predicate> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        JoinPath subquery = NewSubquery();
        return new RelatedExists(subquery, predicate(TTargetColumns.At(subquery)), negated: false);
    }

    /// <summary>The condition holds for every related row; also when there is none.</summary>
    public Predicate All(Func<TTargetColumns, Predicate> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        JoinPath subquery = NewSubquery();
        return new RelatedExists(subquery, !predicate(TTargetColumns.At(subquery)), negated: true);
    }

    /// <summary>How many related rows there are.</summary>
    public NumberColumn<int> Count() => new(new RelatedCount(NewSubquery(), null));

    /// <summary>How many related rows there are for which the condition holds.</summary>
    public NumberColumn<int> Count(Func<TTargetColumns, Predicate> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        JoinPath subquery = NewSubquery();
        return new(new RelatedCount(subquery, predicate(TTargetColumns.At(subquery))));
    }

    private JoinPath NewSubquery() => new(Path.Parent, Path.Relation) { IsSubquery = true };
}
