using SmrtGen.CompilerServices;

namespace SmrtGen;

public readonly partial struct Query<TEntity, TColumns>
{
    /// <summary>Whether there is a row.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<bool> AnyAsync(CancellationToken cancellationToken = default)
        => AggregateAsync("AnyAsync", Aggregate.Any, null, ColumnTypes.Boolean, cancellationToken);

    /// <summary>How many rows there are.</summary>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/>; use <see cref="LongCountAsync"/>.</exception>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public async ValueTask<int> CountAsync(CancellationToken cancellationToken = default)
        => checked((int)await AggregateAsync("CountAsync", Aggregate.Count, null, ColumnTypes.Int64, cancellationToken).ConfigureAwait(false));

    /// <summary>How many rows there are.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<long> LongCountAsync(CancellationToken cancellationToken = default)
        => AggregateAsync("LongCountAsync", Aggregate.Count, null, ColumnTypes.Int64, cancellationToken);

    /// <summary>The sum; of no rows, zero. Nulls are left out.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TValue> SumAsync<TValue>(Func<TColumns, NumberColumn<TValue>> column, CancellationToken cancellationToken = default)
    {
        SqlExpression<TValue> operand = Operand(column);
        ColumnType<TValue> type = operand.Type.StoreType is StoreType.Int16 or StoreType.Int32 ? WholeSum<TValue>.Instance : operand.Type;
        return AggregateAsync("SumAsync", Aggregate.Sum, operand, type, cancellationToken);
    }

    /// <summary>The least value; of no rows, the type's default: null, or zero where the column is not nullable.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TValue?> MinAsync<TValue>(Func<TColumns, Column<TValue>> column, CancellationToken cancellationToken = default)
        => ExtremeAsync("MinAsync", Aggregate.Min, Operand(column), cancellationToken);

    /// <inheritdoc cref="MinAsync{TValue}(Func{TColumns, Column{TValue}}, CancellationToken)"/>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TValue?> MinAsync<TValue>(Func<TColumns, NumberColumn<TValue>> column, CancellationToken cancellationToken = default)
        => ExtremeAsync("MinAsync", Aggregate.Min, Operand(column), cancellationToken);

    /// <summary>The greatest value; of no rows, the type's default: null, or zero where the column is not nullable.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TValue?> MaxAsync<TValue>(Func<TColumns, Column<TValue>> column, CancellationToken cancellationToken = default)
        => ExtremeAsync("MaxAsync", Aggregate.Max, Operand(column), cancellationToken);

    /// <inheritdoc cref="MaxAsync{TValue}(Func{TColumns, Column{TValue}}, CancellationToken)"/>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<TValue?> MaxAsync<TValue>(Func<TColumns, NumberColumn<TValue>> column, CancellationToken cancellationToken = default)
        => ExtremeAsync("MaxAsync", Aggregate.Max, Operand(column), cancellationToken);

    /// <summary>The mean, or null of no rows. Nulls are left out.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<double?> AverageAsync<TValue>(Func<TColumns, NumberColumn<TValue>> column, CancellationToken cancellationToken = default)
        => AggregateAsync("AverageAsync", Aggregate.Average, Operand(column), ColumnTypes.Nullable(ColumnTypes.Double), cancellationToken);

    /// <summary>The mean, or null of no rows.</summary>
    [QueryMethod(QueryKind.Single, Bounded = true)]
    public ValueTask<decimal?> AverageAsync(Func<TColumns, NumberColumn<decimal>> column, CancellationToken cancellationToken = default)
        => AggregateAsync("AverageAsync", Aggregate.Average, Operand(column), ColumnTypes.Nullable(ColumnTypes.Decimal), cancellationToken);

    private ValueTask<long> CountAsync(SmrtScope scope, string operation, CancellationToken cancellationToken)
        => scope.Kernel.RunAsync<ScalarOperation<long, AggregateStatement>, long>(
            new(Entity, operation, new(Entity, _definition, Aggregate.Count, null, StoreType.Int64), ColumnTypes.Int64, 0), cancellationToken);

    private ValueTask<TValue?> ExtremeAsync<TValue>(string operation, Aggregate aggregate, SqlExpression<TValue> operand, CancellationToken cancellationToken)
        => AggregateAsync<TValue?>(operation, aggregate, operand, operand.Type!, cancellationToken);

    private ValueTask<TResult> AggregateAsync<TResult>(
        string operation, Aggregate aggregate, SqlExpression? operand, ColumnType<TResult> type, CancellationToken cancellationToken)
    {
        AggregateStatement statement = new(Entity, _definition, aggregate, operand, type.StoreType);
        return Source.OwnScope.Kernel.RunAsync<ScalarOperation<TResult, AggregateStatement>, TResult>(
            new(Entity, operation, statement, type, default!), cancellationToken);
    }

    private static SqlExpression<TValue> Operand<TValue>(Func<TColumns, NumberColumn<TValue>> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column(default).Expression;
    }

    private static SqlExpression<TValue> Operand<TValue>(Func<TColumns, Column<TValue>> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column(default).Expression;
    }
}
