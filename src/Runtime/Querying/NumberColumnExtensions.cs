using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>Wider types for numbers, for results that their own type cannot hold.</summary>
/// <example><code>long bytes = await db.Tracks.Query().SumAsync(t => t.Bytes.ToInt64());</code></example>
public static class NumberColumnExtensions
{
    /// <summary>The column as <see cref="long"/>.</summary>
    public static NumberColumn<long> ToInt64(this NumberColumn<int> column) => new(new Conversion<long>(column.Expression, ColumnTypes.Int64));

    /// <summary>The column as <see cref="long"/>, or null.</summary>
    public static NumberColumn<long?> ToInt64(this NumberColumn<int?> column)
        => new(new Conversion<long?>(column.Expression, ColumnTypes.Nullable(ColumnTypes.Int64)));
}
