namespace SmrtGen.CompilerServices;

internal sealed partial class Kernel
{
    private const int RowsPerStatement = 1000;

    /// <summary>Inserts entities with one array for each column, which spares a command for each of them.</summary>
    /// <returns>How many were inserted: none where that cannot be done.</returns>
    private async ValueTask<int> InsertRowsAsync<TEntity, TKey, TMapping>(
        IReadOnlyList<TEntity> entities, string operation, CancellationToken cancellationToken)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, IEntityMapping<TEntity, TKey>
    {
        if (scope.Database.Engine != DatabaseEngine.PostgreSql || entities.Count < 2)
            return 0;
        bool makesKeys = MakesKey<TEntity, TKey, TMapping>(entities[0]);
        if ((makesKeys ? TMapping.InsertRowsGeneratedKeySql : TMapping.InsertRowsSql) is not { } sql)
            return 0;
        TEntity[] all = [.. entities];
        if (!Array.TrueForAll(all, entity => MakesKey<TEntity, TKey, TMapping>(entity) == makesKeys))
            return 0;

        for (int start = 0; start < all.Length; start += RowsPerStatement)
        {
            ArraySegment<TEntity> rows = new(all, start, Math.Min(RowsPerStatement, all.Length - start));
            ColumnArrays columns = new(scope.Database.Engine, rows.Count);
            foreach (TEntity entity in rows)
            {
                columns.NextRow();
                if (makesKeys)
                    TMapping.BindInsertGeneratedKey(columns, entity);
                else
                    TMapping.BindInsert(columns, entity);
            }

            if (columns.IsUnfit)
                return start;
            await RunAsync<InsertRowsOperation<TEntity, TKey, TMapping>, int>(new(operation, sql, rows, columns), cancellationToken).ConfigureAwait(false);
        }

        return all.Length;
    }

    private static bool MakesKey<TEntity, TKey, TMapping>(TEntity entity)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, IEntityMapping<TEntity, TKey>
        => TMapping.HasDatabaseGeneratedKey && TMapping.IsKeyUnset(entity);
}
