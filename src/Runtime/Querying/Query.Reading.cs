using SmrtGen.CompilerServices;

namespace SmrtGen;

public readonly partial struct Query<TEntity, TColumns>
{
    /// <summary>Reads the rows into a list.</summary>
    /// <exception cref="QueryLimitExceededException">There are more rows than the limit, and the query has no <see cref="Take"/>.</exception>
    [QueryMethod(QueryKind.Many)]
    public ValueTask<List<TEntity>> ToListAsync(CancellationToken cancellationToken = default)
        => Source.ToListAsync("ToListAsync", _definition, cancellationToken);

    /// <summary>Reads the rows into an array.</summary>
    /// <inheritdoc cref="ToListAsync(CancellationToken)" path="/exception"/>
    [QueryMethod(QueryKind.Many)]
    public async ValueTask<TEntity[]> ToArrayAsync(CancellationToken cancellationToken = default)
        => [.. await Source.ToListAsync("ToArrayAsync", _definition, cancellationToken).ConfigureAwait(false)];

    /// <summary>Reads the rows into a dictionary.</summary>
    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    [QueryMethod(QueryKind.Many)]
    public async ValueTask<Dictionary<TKey, TEntity>> ToDictionaryAsync<TKey>(Func<TEntity, TKey> keySelector, CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return (await Source.ToListAsync("ToDictionaryAsync", _definition, cancellationToken).ConfigureAwait(false)).ToDictionary(keySelector);
    }

    /// <summary>Reads the columns of a view into a list.</summary>
    /// <inheritdoc cref="ToListAsync(CancellationToken)" path="/exception"/>
    [QueryMethod(QueryKind.Many)]
    public ValueTask<List<TView>> ToListAsync<TView>(CancellationToken cancellationToken = default)
        where TView : IEntityView<TEntity, TView>
    {
        int limit = _definition.ResolveLimit(Source.OwnScope, Entity);
        SelectStatement statement = new(Entity, _definition, limit, TView.ViewColumns, ViewIdentity<TView>.Value);
        return Source.OwnScope.Kernel.RunAsync<ListOperation<TView, ViewReader<TEntity, TView>, SelectStatement>, List<TView>>(
            new(Entity, "ToListAsync", statement, _definition.HasTake ? 0 : limit, _definition.Capacity), cancellationToken);
    }

    /// <summary>Reads the first row, or null.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TEntity?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
        => Source.FirstAsync("FirstOrDefaultAsync", _definition.AtMost(1), mustBeOnly: false, cancellationToken);

    /// <summary>Reads the first row, of which there must be one.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public async ValueTask<TEntity> FirstAsync(CancellationToken cancellationToken = default)
        => await Source.FirstAsync("FirstAsync", _definition.AtMost(1), mustBeOnly: false, cancellationToken).ConfigureAwait(false) ?? throw NoRow();

    /// <summary>Reads the only row, or null.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TEntity?> SingleOrDefaultAsync(CancellationToken cancellationToken = default)
        => Source.FirstAsync("SingleOrDefaultAsync", _definition.AtMost(2), mustBeOnly: true, cancellationToken);

    /// <summary>Reads the only row.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public async ValueTask<TEntity> SingleAsync(CancellationToken cancellationToken = default)
        => await Source.FirstAsync("SingleAsync", _definition.AtMost(2), mustBeOnly: true, cancellationToken).ConfigureAwait(false) ?? throw NoRow();

    /// <summary>Reads rows one after the other, in constant memory. The session is held until the loop ends.</summary>
    [QueryMethod(QueryKind.Stream)]
    public IAsyncEnumerable<TEntity> AsAsyncEnumerable(CancellationToken cancellationToken = default) => Source.StreamAsync(_definition, cancellationToken);

    private InvalidOperationException NoRow() => new($"{Entity.Name}: one row was expected, found none.");
}

/// <summary>A number for each view, so that its query texts are told apart.</summary>
internal static class ViewIdentity<TView>
{
    public static int Value { get; } = ViewIdentities.Next();
}

internal static class ViewIdentities
{
    private static int s_last;

    public static int Next() => Interlocked.Increment(ref s_last);
}
