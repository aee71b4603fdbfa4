using System.Diagnostics.CodeAnalysis;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A typed query: an immutable value. Each method returns a new one, so parts can be kept, shared and added to conditionally.</summary>
/// <remarks>
/// Every list is bounded: by <see cref="Take"/>, or by the entity's <c>MaxLimit</c>, beyond which reading fails instead of cutting silently;
/// <see cref="Unbounded"/> lifts it. Nulls sort where the engine puts them: last on PostgreSQL, first on SQLite.
/// </remarks>
/// <example><code>
/// var query = db.Products.Where(p => p.CategoryId == 3);
/// if (prefix is not null) query = query.Where(p => p.Name.StartsWith(prefix));
/// List&lt;Product&gt; page = await query.OrderBy(p => p.Price).ThenBy(p => p.Id).Take(20).ToListAsync(ct);
/// </code></example>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TColumns">Its generated columns.</typeparam>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Two queries are never compared.")]
public readonly partial struct Query<TEntity, TColumns>
    where TEntity : class
    where TColumns : struct, IEntityColumns<TColumns>
{
    private readonly QuerySource<TEntity>? _source;
    private readonly QueryDefinition _definition;

    internal Query(QuerySource<TEntity>? source, QueryDefinition definition = default)
    {
        _source = source;
        _definition = definition;
    }

    private QuerySource<TEntity> Source
        => _source ?? throw new InvalidOperationException("This query belongs to no repository. Start one from a context: db.Products.Where(…).");

    internal QueryDefinition Definition => _definition;

    private EntityInfo Entity => Source.Entity;

    /// <summary>The rows for which the condition holds too.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> Where(Func<TColumns, Predicate> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        RejectAfterWindow("Where");
        Predicate added = predicate(default);
        return With(_definition with { Where = _definition.Where is null ? added : _definition.Where & added });
    }

    /// <summary>In ascending order, whatever the order was before.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> OrderBy(Func<TColumns, SortKey> key) => Order(null, key, descending: false, "OrderBy");

    /// <summary>In descending order, whatever the order was before.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> OrderByDescending(Func<TColumns, SortKey> key) => Order(null, key, descending: true, "OrderByDescending");

    /// <summary>Among equals of the order so far, in ascending order.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> ThenBy(Func<TColumns, SortKey> key) => Order(Ordered("ThenBy"), key, descending: false, "ThenBy");

    /// <summary>Among equals of the order so far, in descending order.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> ThenByDescending(Func<TColumns, SortKey> key) => Order(Ordered("ThenByDescending"), key, descending: true, "ThenByDescending");

    /// <summary>Without the first <paramref name="count"/> rows. The database reads them all the same.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        RejectAfterTake("Skip");
        return With(_definition with { Skip = checked(_definition.Skip + count) });
    }

    /// <summary>At most <paramref name="count"/> rows.</summary>
    [QueryMethod(QueryKind.Compose, Bounded = true)]
    public Query<TEntity, TColumns> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(_definition.AtMost(count));
    }

    /// <summary>Each different row once.</summary>
    [QueryMethod(QueryKind.Compose)]
    public Query<TEntity, TColumns> Distinct()
    {
        RejectAfterTake("Distinct");
        return With(_definition with { IsDistinct = true });
    }

    /// <summary>Every row, however many there are.</summary>
    /// <param name="reason">Why that is right, for those who read the code.</param>
    [QueryMethod(QueryKind.Compose, Bounded = true)]
    public Query<TEntity, TColumns> Unbounded(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return With(_definition with { IsUnbounded = true });
    }

    private Query<TEntity, TColumns> With(QueryDefinition definition) => new(_source, definition);

    private Query<TEntity, TColumns> Order(SortTerm? previous, Func<TColumns, SortKey> key, bool descending, string method)
    {
        ArgumentNullException.ThrowIfNull(key);
        RejectAfterWindow(method);
        return With(_definition with { Order = new SortTerm(previous, key(default).Expression, descending) });
    }

    private SortTerm Ordered(string method)
        => _definition.Order ?? throw new InvalidOperationException($"{method} follows OrderBy or OrderByDescending.");

    private void RejectAfterWindow(string method)
    {
        if (_definition.Skip > 0)
            throw new InvalidOperationException($"{method} must come before Skip: rows are filtered and ordered before they are counted off.");
        RejectAfterTake(method);
    }

    private void RejectAfterTake(string method)
    {
        if (_definition.HasTake)
            throw new InvalidOperationException($"{method} must come before Take: rows are filtered, ordered and skipped before they are counted off.");
    }
}
