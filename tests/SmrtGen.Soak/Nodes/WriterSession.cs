using System.Diagnostics;
using SmrtGen.CompilerServices;
using SmrtGen.Soak.History;
using SmrtGen.Soak.Model;

namespace SmrtGen.Soak.Nodes;

/// <summary>Writes in every way there is, and reads what it has written.</summary>
internal sealed class WriterSession(Node node, int number, double callsPerSecond) : Session(node, number, callsPerSecond)
{
    /// <summary>More keys than one message names.</summary>
    private const int BulkRows = 520;

    private static readonly TimeSpan BulkPause = TimeSpan.FromSeconds(4);

    /// <summary>A bulk write drops all that is cached, and with it what other mistakes have left there.</summary>
    private readonly bool _isBulkWriter = number == 0 && node.Settings is { Node: 0, Bug: null or nameof(CacheFault.NoGenerationOnBulk) };
    private long _lastBulk = Stopwatch.GetTimestamp();

    public async Task RunAsync()
    {
        while (!Node.IsStopping)
        {
            if (_isBulkWriter && Stopwatch.GetElapsedTime(_lastBulk) > BulkPause)
            {
                // Rows that are rarely written stay as they are cached.
                int first = 1 + Random.Next(100, Node.Settings.Keys - BulkRows);
                await TryAsync(attempt => UpdateManyAsync(attempt, [.. Enumerable.Range(first, BulkRows)])).ConfigureAwait(false);
                _lastBulk = Stopwatch.GetTimestamp();
            }

            int[] keys = Node.Keys.NextMany(Random, 2 + Random.Next(4));
            int key = keys[Random.Next(keys.Length)];
            bool isWritten = Random.Next(100) switch
            {
                < 50 => await TryAsync(attempt => UpdateAsync(attempt, key)).ConfigureAwait(false),
                < 70 => await TryAsync(attempt => UpdateManyAsync(attempt, keys)).ConfigureAwait(false),
                < 80 => await TryAsync(attempt => UpsertAsync(attempt, key)).ConfigureAwait(false),
                < 85 => await TryAsync(attempt => DeleteAsync(attempt, key)).ConfigureAwait(false),
                < 90 => await TryAsync(attempt => ReplaceAsync(attempt, key)).ConfigureAwait(false),
                _ => await ReplaceManyAsync(keys).ConfigureAwait(false),
            };

            // Whoever wrote must see it, by whatever way; whoever does not know reads what became of it.
            if (isWritten ? Chance(0.5) : Chance(0.2))
                await ReadAsync(key, bySlug: Chance(0.3), isWritten ? OperationFlags.None : OperationFlags.Fresh).ConfigureAwait(false);
            await WaitAsync(1).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAsync(Func<WriteAttempt, Task> write)
    {
        WriteAttempt attempt = new(this);
        try
        {
            await write(attempt).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            (Outcome outcome, OperationFlags flags) = CallError.Judge(error, attempt.IsCommitting);
            attempt.End(outcome, flags);
            if (flags != OperationFlags.None)
                Node.Report($"Write, {outcome}", error);
            return false;
        }

        attempt.End(attempt.EndsAs, OperationFlags.None);
        return attempt.EndsAs == Outcome.Succeeded;
    }

    /// <summary>One statement, from what the cache said.</summary>
    private async Task UpdateAsync(WriteAttempt attempt, int key)
    {
        if (await ReadAsync(key, bySlug: Chance(0.2)).ConfigureAwait(false) is not { } entry)
        {
            await InsertAsync(attempt, key).ConfigureAwait(false);
            return;
        }

        entry.Write(NextNonce(entry.Nonce));
        attempt.BeginWrite(WriteWay.Update, entry);
        attempt.IsCommitting = true;
        await Db.Entries.UpdateAsync(entry).ConfigureAwait(false);
    }

    private async Task InsertAsync(WriteAttempt attempt, int key)
    {
        Entry entry = Entry.New(key, await Node.NextVersionAsync(key).ConfigureAwait(false), NextNonce(0));
        attempt.BeginWrite(WriteWay.Insert, entry);
        attempt.IsCommitting = true;
        await Db.Entries.InsertAsync(entry).ConfigureAwait(false);
    }

    /// <summary>One statement that compares nothing.</summary>
    private async Task UpsertAsync(WriteAttempt attempt, int key)
    {
        Entry entry = Entry.New(key, await Node.NextVersionAsync(key).ConfigureAwait(false), NextNonce(Node.Phases[key]));
        attempt.BeginWrite(WriteWay.Upsert, entry);
        attempt.IsCommitting = true;
        await Db.Entries.UpsertAsync(entry).ConfigureAwait(false);
    }

    private async Task DeleteAsync(WriteAttempt attempt, int key)
    {
        if (await ReadAsync(key, flags: OperationFlags.Fresh).ConfigureAwait(false) is not { } entry)
        {
            await InsertAsync(attempt, key).ConfigureAwait(false);
            return;
        }

        attempt.BeginDelete(entry);
        attempt.IsCommitting = true;
        await Db.Entries.DeleteAsync(entry).ConfigureAwait(false);
    }

    /// <summary>Several rows in a transaction, of which one in four is rolled back: with their share, 5 % of all writes.</summary>
    private async Task UpdateManyAsync(WriteAttempt attempt, int[] keys)
    {
        SoakDbTransaction transaction = await Db.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (int key in keys)
            {
                if (await transaction.Entries.FindAsync(key).ConfigureAwait(false) is not { } entry)
                    continue;
                entry.Write(NextNonce(entry.Nonce));
                attempt.BeginWrite(WriteWay.Update, entry);
                await transaction.Entries.UpdateAsync(entry).ConfigureAwait(false);
                if (Chance(keys.Length > 10 ? 0 : 0.5))
                    await SeeOwnAsync(transaction, entry).ConfigureAwait(false);
            }

            await EndAsync(attempt, transaction, rollBack: Chance(0.25)).ConfigureAwait(false);
        }
    }

    /// <summary>The row goes and comes back: nobody else sees it gone.</summary>
    private async Task ReplaceAsync(WriteAttempt attempt, int key)
    {
        SoakDbTransaction transaction = await Db.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            Entry? entry = await transaction.Entries.FindAsync(key).ConfigureAwait(false);
            Entry next = Entry.New(key, entry?.V + 2 ?? await Node.NextVersionAsync(key).ConfigureAwait(false), NextNonce(entry?.Nonce ?? 0));
            if (entry is not null)
            {
                attempt.BeginDelete(entry);
                await transaction.Entries.DeleteAsync(entry).ConfigureAwait(false);
            }

            attempt.BeginWrite(WriteWay.Insert, next);
            await transaction.Entries.InsertAsync(next).ConfigureAwait(false);
            await EndAsync(attempt, transaction, rollBack: Chance(0.05)).ConfigureAwait(false);
        }
    }

    /// <summary>Several rows go and come back at once: in one transaction, or, seen gone, in two.</summary>
    private async Task<bool> ReplaceManyAsync(int[] keys)
    {
        List<Entry> inserted = [];
        bool isOne = Chance(0.5);
        bool isDeleted = await TryAsync(async attempt =>
        {
            SoakDbTransaction transaction = await Db.BeginTransactionAsync().ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                foreach (int key in keys)
                {
                    Entry? entry = await transaction.Entries.FindAsync(key).ConfigureAwait(false);
                    inserted.Add(Entry.New(key, entry?.V + 2 ?? await Node.NextVersionAsync(key).ConfigureAwait(false), NextNonce(entry?.Nonce ?? 0)));
                    if (entry is null)
                        continue;
                    attempt.BeginDelete(entry);
                    await transaction.Entries.DeleteAsync(entry).ConfigureAwait(false);
                }

                if (isOne)
                {
                    inserted.ForEach(entry => attempt.BeginWrite(WriteWay.InsertMany, entry));
                    await transaction.Entries.InsertManyAsync(inserted).ConfigureAwait(false);
                }

                await EndAsync(attempt, transaction, rollBack: Chance(0.05)).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);

        if (!isDeleted || isOne)
            return isDeleted;
        await ReadAsync(keys[0], bySlug: Chance(0.3)).ConfigureAwait(false);
        return await TryAsync(async attempt =>
        {
            inserted.ForEach(entry => attempt.BeginWrite(WriteWay.InsertMany, entry));
            attempt.IsCommitting = true;
            await Db.Entries.InsertManyAsync(inserted).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static async Task EndAsync(WriteAttempt attempt, SoakDbTransaction transaction, bool rollBack)
    {
        if (rollBack)
        {
            attempt.EndsAs = Outcome.Failed;
            await transaction.RollbackAsync().ConfigureAwait(false);
            return;
        }

        attempt.IsCommitting = true;
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    /// <summary>A transaction sees what it has written, and nobody else may because of that.</summary>
    private async Task SeeOwnAsync(SoakDbTransaction transaction, Entry written)
    {
        long start = Stopwatch.GetTimestamp();
        Entry? seen = await transaction.Entries.FindAsync(written.Id).ConfigureAwait(false);
        if (seen is null || seen.V != written.V || seen.Nonce != written.Nonce)
            LogContradiction(written.Id, start, seen);
    }
}
