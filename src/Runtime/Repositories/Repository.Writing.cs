using SmrtGen.CompilerServices;

namespace SmrtGen;

public abstract partial class Repository<TEntity, TKey, TColumns, TMapping>
{
    /// <summary>Inserts one entity; what the database makes comes back into the object.</summary>
    protected ValueTask InsertCoreAsync(TEntity entity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return InsertAsync(Scope, "InsertAsync", entity, WriteKind.Insert, cancellationToken);
    }

    /// <summary>Inserts an entity, or updates the row that has its key. A concurrency token is not compared.</summary>
    protected ValueTask UpsertCoreAsync(TEntity entity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return InsertAsync(Scope, "UpsertAsync", entity, WriteKind.Upsert, cancellationToken);
    }

    /// <summary>Inserts entities, all or none of them.</summary>
    protected async ValueTask InsertManyCoreAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entities);
        IReadOnlyList<TEntity> list = entities as IReadOnlyList<TEntity> ?? [.. entities];
        if (list.Count == 0)
            return;

        foreach (TEntity entity in list)
        {
            ArgumentNullException.ThrowIfNull(entity, nameof(entities));
            TMapping.PrepareKey(entity);
            TMapping.Inserting(entity);
        }

        Scope.Kernel.Check<TEntity, TKey, TMapping>(list);
        TransactionLease lease = await Scope.LeaseTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            await lease.Transaction.Kernel.InsertManyAsync<TEntity, TKey, TMapping>(list, cancellationToken).ConfigureAwait(false);
            await lease.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (TEntity entity in list)
            TMapping.Inserted(entity);
    }

    /// <summary>Updates every column of the row that has the entity's key.</summary>
    protected async ValueTask UpdateCoreAsync(TEntity entity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entity);
        TMapping.Updating(entity);
        int affected = await Scope.Kernel.RunAsync<UpdateOperation<TEntity, TKey, TMapping>, int>(new("UpdateAsync", entity), cancellationToken).ConfigureAwait(false);
        if (affected == 0)
            throw NothingWritten("UpdateAsync", TMapping.UpdateSql);
        TMapping.Updated(entity);
    }

    /// <summary>Deletes the row that has the key.</summary>
    /// <returns>Whether there was one.</returns>
    protected async ValueTask<bool> DeleteCoreAsync(TKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await DeleteAsync(key, null, cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>Deletes the row of an entity, which must exist and have its concurrency token.</summary>
    protected async ValueTask DeleteCoreAsync(TEntity entity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (await DeleteAsync(TMapping.GetKey(entity), entity, cancellationToken).ConfigureAwait(false) == 0)
            throw NothingWritten("DeleteAsync", TMapping.DeleteEntitySql);
    }

    private static async ValueTask InsertAsync(SmrtScope scope, string operation, TEntity entity, WriteKind kind, CancellationToken cancellationToken)
    {
        TMapping.PrepareKey(entity);
        TMapping.Inserting(entity);
        await scope.Kernel.RunAsync<InsertOperation<TEntity, TKey, TMapping>, int>(new(operation, entity, kind), cancellationToken).ConfigureAwait(false);
        TMapping.Inserted(entity);
    }

    private async ValueTask<int> DeleteAsync(TKey key, TEntity? entity, CancellationToken cancellationToken)
    {
        TMapping.Deleting(key);
        int affected = await Scope.Kernel.RunAsync<DeleteOperation<TEntity, TKey, TMapping>, int>(new("DeleteAsync", key, entity), cancellationToken).ConfigureAwait(false);
        if (affected > 0)
            TMapping.Deleted(key);
        return affected;
    }

    private SmrtException NothingWritten(string operation, SqlText sql)
    {
        string name = TMapping.Info.Name;
        SmrtException exception = TMapping.HasConcurrencyToken
            ? new ConcurrencyConflictException($"The row of the {name} was changed or deleted since it was read. Read it again and repeat the change.")
            : new EntityNotFoundException($"There is no row with the key of the {name}.");
        exception.Entity = name;
        exception.Operation = operation;
        exception.Sql = sql.For(Scope.Database.Engine);
        return exception;
    }
}
