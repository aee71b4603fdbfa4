namespace SmrtGen.CompilerServices;

internal sealed partial class Kernel
{
    /// <summary>Runs a write outside of a transaction of which other processes must learn: in the same round trip where the database's own channel takes it, else before and after.</summary>
    private async ValueTask<TResult> RunTellingAsync<TOperation, TResult>(TOperation operation, WriteJournal journal, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
    {
        operation.Announce(journal);
        if (journal.IsEmpty)
            return await RunAsync<TOperation, TResult>(operation, null, cancellationToken).ConfigureAwait(false);
        if (CacheFaults.Is(CacheFault.InvalidateBeforeCommit))
            scope.WriteEnded(journal);
        bool isUnknown = true;
        try
        {
            TResult result;
            if (journal is { IsEmpty: false, Hub.IsTransactional: true })
            {
                result = await RunWithMessageAsync<TOperation, TResult>(operation, journal.Message, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                if (!journal.IsEmpty)
                    await journal.Hub.AnnounceAsync(journal.Id, journal.Message, cancellationToken).ConfigureAwait(false);
                result = await RunAsync<TOperation, TResult>(operation, null, cancellationToken).ConfigureAwait(false);
            }

            isUnknown = false;
            return result;
        }
        catch (ConstraintViolationException)
        {
            // The server has answered: nothing was done.
            isUnknown = false;
            throw;
        }
        finally
        {
            scope.WriteEnded(journal, isUnknown);
        }
    }

    /// <summary>Both statements are one transaction: without another they commit together.</summary>
    private async ValueTask<TResult> RunWithMessageAsync<TOperation, TResult>(TOperation operation, string message, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
    {
        CheckValues(operation, operation.Entity, operation.Name, operation.GetSql(scope.Database.Engine));
        OperationItem<TOperation, TResult> item = new(operation);
        await RunBatchAsync<IBatchItem>([item, new MessageItem(scope.Database.NotifySql!, message)], operation.Entity, operation.Name, isWrite: true, cancellationToken)
            .ConfigureAwait(false);
        return item.Operation.GetResult();
    }
}
