using SmrtGen.CompilerServices;

namespace SmrtGen;

public readonly partial struct Query<TEntity, TColumns>
{
    /// <summary>Reads one page by keyset: the database starts at the cursor's row instead of counting rows off, so that every page costs the same and rows that come or go elsewhere shift nothing.</summary>
    /// <remarks>The key is appended to the order to make it total. Offset paging is <see cref="Skip"/> with <see cref="Take"/>: it can jump to any page, reads all rows before it, and shifts when rows come or go.</remarks>
    /// <example><code>
    /// Page&lt;Product&gt; page = await db.Products.OrderBy(p => p.Price).PageAsync(50, cancellationToken: ct);
    /// page = await db.Products.OrderBy(p => p.Price).PageAsync(50, after: page.NextCursor, cancellationToken: ct);
    /// </code></example>
    /// <param name="size">The most rows of the page, at least 1.</param>
    /// <param name="after">The <see cref="Page{T}.NextCursor"/> of the page before; null: the first page.</param>
    /// <param name="before">The <see cref="Page{T}.PreviousCursor"/> of the page after. Not together with <paramref name="after"/>.</param>
    /// <param name="withTotal">Whether to count all rows of the query too, with a second statement.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">A cursor is damaged or belongs to another order; both cursors are given.</exception>
    [QueryMethod(QueryKind.Many, Bounded = true)]
    public async ValueTask<Page<TEntity>> PageAsync(
        int size, string? after = null, string? before = null, bool withTotal = false, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (after is not null && before is not null)
            throw new ArgumentException("A page starts after one cursor or ends before one; give one of them.", nameof(before));
        if (_definition.HasWindow)
            throw new InvalidOperationException("PageAsync comes without Skip, Take and Distinct: the page is the window.");
        (_definition with { Take = size }).ResolveLimit(Source.OwnScope, Entity);

        SmrtScope scope = Source.OwnScope;
        if (!_definition.IsSnapshot || scope.IsTransaction)
            return await ReadPageAsync(scope, size, after, before, withTotal, cancellationToken).ConfigureAwait(false);
        TransactionLease lease = await scope.LeaseSnapshotAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
            return await ReadPageAsync(lease.Transaction, size, after, before, withTotal, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Page<TEntity>> ReadPageAsync(
        SmrtScope scope, int size, string? after, string? before, bool withTotal, CancellationToken cancellationToken)
    {
        KeysetOrder order = KeysetOrder.Of(Entity, _definition.Order);
        bool backwards = before is not null;
        QueryDefinition page = PageDefinition(order, size, backwards, backwards ? before : after, backwards ? nameof(before) : nameof(after));
        PageItem<TEntity> item = new(Entity, order, Source.Reader, scope.Database.Engine);
        List<PagedRow<TEntity>> rows = await scope.Kernel.RunAsync<PageOperation<TEntity, SelectStatement>, List<PagedRow<TEntity>>>(
            new(Entity, new SelectStatement(Entity, page, 0, withSortKeys: true), item), cancellationToken).ConfigureAwait(false);

        bool hasMore = rows.Count > size;
        if (hasMore)
            rows.RemoveAt(size);
        if (backwards)
            rows.Reverse();
        List<TEntity> entities = rows.ConvertAll(row => row.Entity);
        await Source.CompleteAsync(scope, entities, _definition, "PageAsync", cancellationToken).ConfigureAwait(false);
        long? total = withTotal ? await CountAsync(scope, "PageAsync", cancellationToken).ConfigureAwait(false) : null;
        bool hasPrevious = rows.Count > 0 && (backwards ? hasMore : after is not null);
        bool hasNext = rows.Count > 0 && (backwards || hasMore);
        return new Page<TEntity>(
            entities,
            hasPrevious ? Cursor.Encode(order.Identity, rows[0].Values) : null,
            hasNext ? Cursor.Encode(order.Identity, rows[^1].Values) : null,
            total);
    }

    /// <summary>Reads the first page for each of many parents with one statement, such as the newest reviews of each product.</summary>
    /// <remarks>Later pages: <see cref="PageAsync"/> with the same order, a filter on the parent, and the page's <see cref="Page{T}.NextCursor"/>.</remarks>
    /// <example><code>db.Reviews.OrderByDescending(r => r.CreatedAt).PageByAsync(r => r.ProductId, productIds, 5, ct)</code></example>
    /// <param name="parent">The column that leads to the parent.</param>
    /// <param name="keys">The parents' keys. A parent without rows has an empty page.</param>
    /// <param name="size">The most rows of each page, at least 1.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    [QueryMethod(QueryKind.Many, Bounded = true)]
    public ValueTask<IReadOnlyDictionary<TKey, Page<TEntity>>> PageByAsync<TKey>(
        Func<TColumns, NumberColumn<TKey>> parent, IEnumerable<TKey> keys, int size, CancellationToken cancellationToken = default)
        where TKey : notnull
        => PageByAsync(Operand(parent), keys, size, cancellationToken);

    /// <inheritdoc cref="PageByAsync{TKey}(Func{TColumns, NumberColumn{TKey}}, IEnumerable{TKey}, int, CancellationToken)"/>
    [QueryMethod(QueryKind.Many, Bounded = true)]
    public ValueTask<IReadOnlyDictionary<TKey, Page<TEntity>>> PageByAsync<TKey>(
        Func<TColumns, Column<TKey>> parent, IEnumerable<TKey> keys, int size, CancellationToken cancellationToken = default)
        where TKey : notnull
        => PageByAsync(Operand(parent), keys, size, cancellationToken);

    /// <inheritdoc cref="PageByAsync{TKey}(Func{TColumns, NumberColumn{TKey}}, IEnumerable{TKey}, int, CancellationToken)"/>
    [QueryMethod(QueryKind.Many, Bounded = true)]
    public ValueTask<IReadOnlyDictionary<TKey, Page<TEntity>>> PageByAsync<TKey>(
        Func<TColumns, NumberColumn<TKey?>> parent, IEnumerable<TKey> keys, int size, CancellationToken cancellationToken = default)
        where TKey : struct
        => PageByAsync(PresentColumnType.Of(Operand(parent)), keys, size, cancellationToken);

    /// <inheritdoc cref="PageByAsync{TKey}(Func{TColumns, NumberColumn{TKey}}, IEnumerable{TKey}, int, CancellationToken)"/>
    [QueryMethod(QueryKind.Many, Bounded = true)]
    public ValueTask<IReadOnlyDictionary<TKey, Page<TEntity>>> PageByAsync<TKey>(
        Func<TColumns, Column<TKey?>> parent, IEnumerable<TKey> keys, int size, CancellationToken cancellationToken = default)
        where TKey : struct
        => PageByAsync(PresentColumnType.Of(Operand(parent)), keys, size, cancellationToken);

    private async ValueTask<IReadOnlyDictionary<TKey, Page<TEntity>>> PageByAsync<TKey>(
        SqlExpression<TKey>? parent, IEnumerable<TKey> keys, int size, CancellationToken cancellationToken)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (_definition.HasWindow)
            throw new InvalidOperationException("PageByAsync comes without Skip, Take and Distinct: each page is a window.");
        if (parent is not ColumnInfo<TKey> column)
            throw new ArgumentException($"A column of {Entity.Name} itself was expected, found an expression or a related column.", nameof(parent));
        (_definition with { Take = size }).ResolveLimit(Source.OwnScope, Entity);

        TKey[] distinct = [.. keys.Distinct()];
        Dictionary<TKey, List<PagedRow<TEntity>>> rows = distinct.ToDictionary(key => key, _ => new List<PagedRow<TEntity>>());
        KeysetOrder order = KeysetOrder.Of(Entity, _definition.Order);
        QueryDefinition query = _definition with { Order = order.ToSortTerm(reversed: false), Includes = null };
        if (distinct.Length > 0)
        {
            PartitionStatement<TKey> statement = new(Entity, query, order, column, distinct, checked(size + 1));
            PartitionOperation<TEntity, TKey> operation = new(
                Entity, statement, new(Entity, order, Source.Reader, Source.OwnScope.Database.Engine), column, rows);
            await Source.OwnScope.Kernel.RunAsync<PartitionOperation<TEntity, TKey>, int>(operation, cancellationToken).ConfigureAwait(false);
        }

        List<TEntity> all = [.. rows.Values.SelectMany(r => r.Take(size)).Select(r => r.Entity)];
        await Source.CompleteAsync(Source.OwnScope, all, _definition, "PageByAsync", cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(entry => entry.Key, entry => FirstPage(entry.Value, size, order));
    }

    private static Page<TEntity> FirstPage(List<PagedRow<TEntity>> rows, int size, KeysetOrder order)
    {
        bool hasNext = rows.Count > size;
        TEntity[] entities = [.. rows.Take(size).Select(row => row.Entity)];
        return new Page<TEntity>(entities, null, hasNext ? Cursor.Encode(order.Identity, rows[size - 1].Values) : null, null);
    }

    private QueryDefinition PageDefinition(KeysetOrder order, int size, bool backwards, string? cursor, string parameter)
    {
        QueryDefinition page = _definition with { Order = order.ToSortTerm(backwards), Take = checked(size + 1), Includes = null };
        if (cursor is null)
            return page;
        (CursorValues values, int[] starts) = Cursor.Decode(cursor, order.Identity, order.Terms.Count, parameter);
        KeysetPredicate start = new(order.Terms, values, starts, backwards);
        return page with { Where = page.Where is null ? start : page.Where & start };
    }
}
