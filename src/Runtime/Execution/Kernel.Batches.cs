using System.Data.Common;

namespace SmrtGen.CompilerServices;

internal sealed partial class Kernel
{
    private const int StatementsPerBatch = 500;

    /// <summary>Inserts many entities inside a transaction: as arrays where engine and entity allow it, in batches where the driver has them, else one after the other.</summary>
    public async ValueTask InsertManyAsync<TEntity, TKey, TMapping>(IReadOnlyList<TEntity> entities, CancellationToken cancellationToken)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, IEntityMapping<TEntity, TKey>
    {
        const string operation = "InsertManyAsync";
        int done = await InsertRowsAsync<TEntity, TKey, TMapping>(entities, operation, cancellationToken).ConfigureAwait(false);
        if (done == entities.Count)
            return;
        if (done > 0)
            entities = [.. entities.Skip(done)];
        if (!scope.Database.SupportsBatches)
        {
            foreach (TEntity entity in entities)
                await RunAsync<InsertOperation<TEntity, TKey, TMapping>, int>(new(operation, entity, WriteKind.Insert), cancellationToken).ConfigureAwait(false);
            return;
        }

        InsertItem<TEntity, TKey, TMapping>[] items = [.. entities.Select(e => new InsertItem<TEntity, TKey, TMapping>(e))];
        for (int start = 0; start < items.Length; start += StatementsPerBatch)
        {
            ArraySegment<InsertItem<TEntity, TKey, TMapping>> chunk = new(items, start, Math.Min(StatementsPerBatch, items.Length - start));
            await RunBatchAsync(chunk, TMapping.Info, operation, isWrite: true, cancellationToken).ConfigureAwait(false);
        }

        if (scope.JournalFor(TMapping.Info) is { } journal)
        {
            foreach (TEntity entity in entities)
                journal.Add(TMapping.Info, WriteKind.Insert, TMapping.GetKey(entity));
            scope.WriteEnded(journal);
        }
    }

    /// <summary>Refuses entities whose values no database takes, before a transaction begins.</summary>
    public void Check<TEntity, TKey, TMapping>(IReadOnlyList<TEntity> entities)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, IEntityMapping<TEntity, TKey>
    {
        try
        {
            foreach (TEntity entity in entities)
                TMapping.BindInsert(ValueCheck.For(scope.Database.Engine), entity);
        }
        catch (SmrtException exception)
        {
            throw SessionFault.Handle(exception, null, scope, TMapping.Info, "InsertManyAsync", TMapping.InsertSql.For(scope.Database.Engine));
        }
    }

    /// <summary>Loads relations level by level: one round trip for each level where the driver has batches, one statement for each relation elsewhere.</summary>
    public async ValueTask LoadAsync(IEnumerable<RelationLoad> roots, string operation, CancellationToken cancellationToken)
    {
        List<RelationLoad> level = [.. roots];
        while (level.Count > 0)
        {
            List<RelationLoad> reading = level.FindAll(load => !load.IsEmpty);
            if (reading.Count > 1 && scope.Database.SupportsBatches)
            {
                await RunBatchAsync(reading, reading[0].Entity, operation, isWrite: false, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                foreach (RelationLoad load in reading)
                    await RunAsync<LoadOperation, int>(new(operation, load), cancellationToken).ConfigureAwait(false);
            }

            foreach (RelationLoad load in level)
                load.Complete();
            level = [.. level.SelectMany(load => load.Next())];
        }
    }

    /// <summary>Sends several statements in one round trip.</summary>
    private async ValueTask RunBatchAsync<TItem>(
        IReadOnlyList<TItem> items, EntityInfo entity, string operation, bool isWrite, CancellationToken cancellationToken)
        where TItem : IBatchItem
    {
        string[] texts = new string[items.Count];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = items[i].GetSql(scope.Database.Engine);
        QueryProbe probe = QueryProbe.Start(scope, entity, operation, scope.Options.Hooks.Count == 0 ? texts[0] : string.Join(";\n", texts.Distinct()));
        int rows = 0;
        bool retry;
        do
        {
            retry = false;
            DatabaseSession? session = null;
            try
            {
                session = await scope.AcquireAsync(isWrite, cancellationToken).ConfigureAwait(false);
                int timeout = scope.Options.TimeoutFor(entity);
                if (session.NeedsTimeout(timeout))
                    await session.SetTimeoutAsync(timeout, cancellationToken).ConfigureAwait(false);
                rows = await RunBatchOnAsync(session, texts, items, entity, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                retry = items.All(item => item.RowCount == 0) && SessionFault.IsStale(exception, session, scope, isWrite);
                if (!retry)
                {
                    Exception shown = SessionFault.Handle(exception, session, scope, entity, operation, texts[0]);
                    probe.Fail(shown);
                    if (ReferenceEquals(shown, exception))
                        throw;
                    throw shown;
                }
            }
            finally
            {
                if (session is not null)
                    await scope.ReleaseAsync(session).ConfigureAwait(false);
            }

            if (retry)
                await scope.Database.Sessions.ClearAsync().ConfigureAwait(false);
        }
        while (retry);

        probe.Complete(rows);
    }

    private async ValueTask<int> RunBatchOnAsync<TItem>(
        DatabaseSession session, string[] texts, IReadOnlyList<TItem> items, EntityInfo entity, CancellationToken cancellationToken)
        where TItem : IBatchItem
    {
        SessionBatch batch = session.GetBatch(texts, out bool isKept);
        try
        {
            for (int i = 0; i < texts.Length; i++)
                items[i].Bind(batch.Parameters[i]);
            if (scope.Database.KeepSessions)
                await batch.MakeReadyAsync(isKept, cancellationToken).ConfigureAwait(false);
            DbDataReader reader = await batch.Batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            int rows;
            await using (reader.ConfigureAwait(false))
                rows = await ReadResultsAsync(reader, items, entity, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < texts.Length; i++)
            {
                if (items[i].IsNonQuery)
                    items[i].Affected(batch.Batch.BatchCommands[i].RecordsAffected);
            }

            return rows;
        }
        finally
        {
            if (!isKept)
                await batch.Batch.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<int> ReadResultsAsync<TItem>(
        DbDataReader reader, IReadOnlyList<TItem> items, EntityInfo entity, CancellationToken cancellationToken)
        where TItem : IBatchItem
    {
        int rows = 0;
        try
        {
            for (int i = 0; i < items.Count; i++)
            {
                // A statement without rows has no result to step over.
                if (items[i].IsNonQuery)
                    continue;
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    items[i].Accept(new Row(reader, scope.Database.Engine));
                rows += items[i].RowCount;
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (MappingFault.IsOne(exception))
        {
            throw MappingFault.Describe(exception, reader, entity, scope.Database.Engine);
        }

        return rows;
    }
}
