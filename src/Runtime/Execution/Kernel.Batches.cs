using System.Data.Common;

namespace SmrtGen.CompilerServices;

internal sealed partial class Kernel
{
    private const int RowsPerBatch = 500;

    /// <summary>Inserts many entities inside a transaction: in batches where the driver has them, else one after the other.</summary>
    public async ValueTask InsertManyAsync<TEntity, TKey, TMapping>(IReadOnlyList<TEntity> entities, CancellationToken cancellationToken)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, IEntityMapping<TEntity, TKey>
    {
        const string operation = "InsertManyAsync";
        if (!scope.Database.SupportsBatches)
        {
            foreach (TEntity entity in entities)
                await RunAsync<InsertOperation<TEntity, TKey, TMapping>, int>(new(operation, entity, WriteKind.Insert), cancellationToken).ConfigureAwait(false);
            return;
        }

        string sql = TMapping.InsertSql.For(scope.Database.Engine);
        QueryProbe probe = QueryProbe.Start(scope, TMapping.Info, operation, sql);
        DatabaseSession? session = null;
        try
        {
            session = await scope.AcquireAsync(forWriting: true, cancellationToken).ConfigureAwait(false);
            for (int start = 0; start < entities.Count; start += RowsPerBatch)
            {
                await InsertBatchAsync<TEntity, TKey, TMapping>(
                    session, entities, start, Math.Min(RowsPerBatch, entities.Count - start), cancellationToken).ConfigureAwait(false);
            }

            if (scope.Journal is { } journal)
            {
                foreach (TEntity entity in entities)
                    journal.Add(TMapping.Info, WriteKind.Insert, TMapping.GetKey(entity));
                scope.WriteEnded(journal);
            }
        }
        catch (Exception exception)
        {
            Exception shown = SessionFault.Handle(exception, session, scope, TMapping.Info, operation, sql);
            probe.Fail(shown);
            if (ReferenceEquals(shown, exception))
                throw;
            throw shown;
        }
        finally
        {
            if (session is not null)
                await scope.ReleaseAsync(session).ConfigureAwait(false);
        }

        probe.Complete(entities.Count);
    }

    private async ValueTask InsertBatchAsync<TEntity, TKey, TMapping>(
        DatabaseSession session, IReadOnlyList<TEntity> entities, int start, int count, CancellationToken cancellationToken)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, IEntityMapping<TEntity, TKey>
    {
        DbBatch batch = session.Connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Transaction = session.Transaction;
            for (int i = start; i < start + count; i++)
            {
                InsertOperation<TEntity, TKey, TMapping> insert = new("InsertManyAsync", entities[i], WriteKind.Insert);
                DbBatchCommand command = batch.CreateBatchCommand();
                command.CommandText = insert.GetSql(scope.Database.Engine);
                insert.Bind(scope.Database.CreateParameterWriter(command.Parameters, command.CreateParameter));
                batch.BatchCommands.Add(command);
            }

            if (scope.Database.KeepSessions)
                await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            DbDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!TMapping.InsertReturnsRow)
                    return;
                for (int i = start; i < start + count; i++)
                {
                    if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        TMapping.ReadInserted(new Row(reader, scope.Database.Engine), entities[i]);
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }
}
