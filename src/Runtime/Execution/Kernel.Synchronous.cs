using System.Data.Common;

namespace SmrtGen.CompilerServices;

internal sealed partial class Kernel
{
    /// <summary>Runs an operation on a driver that never waits: without a state machine, unless there is no session yet.</summary>
    private ValueTask<TResult> RunSynchronously<TOperation, TResult>(TOperation operation, WriteJournal? journal, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
    {
        try
        {
            string sql = operation.GetSql(scope.Database.Engine);
            CheckValues(operation, operation.Entity, operation.Name, sql);
            QueryProbe probe = QueryProbe.Start(scope, operation.Entity, operation.Name, sql);
            ValueTask<DatabaseSession> acquiring;
            try
            {
                acquiring = scope.AcquireAsync(operation.IsWrite, cancellationToken);
            }
            catch (Exception exception)
            {
                Exception shown = Fail<TOperation, TResult>(exception, null, operation, sql, probe);
                if (ReferenceEquals(shown, exception))
                    throw;
                throw shown;
            }

            return acquiring.IsCompletedSuccessfully
                ? new(RunOn<TOperation, TResult>(acquiring.Result, operation, journal, sql, probe, cancellationToken))
                : RunWhenAcquiredAsync<TOperation, TResult>(acquiring, operation, journal, sql, probe, cancellationToken);
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<TResult>(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<TResult>(exception);
        }
    }

    private async ValueTask<TResult> RunWhenAcquiredAsync<TOperation, TResult>(
        ValueTask<DatabaseSession> acquiring, TOperation operation, WriteJournal? journal, string sql, QueryProbe probe, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
    {
        DatabaseSession session;
        try
        {
            session = await acquiring.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Exception shown = Fail<TOperation, TResult>(exception, null, operation, sql, probe);
            if (ReferenceEquals(shown, exception))
                throw;
            throw shown;
        }

        return RunOn<TOperation, TResult>(session, operation, journal, sql, probe, cancellationToken);
    }

    private TResult RunOn<TOperation, TResult>(
        DatabaseSession session, TOperation operation, WriteJournal? journal, string sql, QueryProbe probe, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
    {
        try
        {
            SessionCommand command = session.GetCommand(sql);
            operation.Bind(command.Parameters);
            if (command.ShouldPrepare(session))
                command.Prepare();
            if (operation.IsNonQuery)
                operation.Affected(command.Command.ExecuteNonQuery());
            else
                ReadRows<TOperation, TResult>(ref operation, command.Command, cancellationToken);
            if (journal is not null)
                operation.Announce(journal);
        }
        catch (Exception exception)
        {
            Exception shown = Fail<TOperation, TResult>(exception, session, operation, sql, probe);
            if (journal is not null)
                WriteFailed<TOperation, TResult>(operation, journal, session, exception);
            if (ReferenceEquals(shown, exception))
                throw;
            throw shown;
        }
        finally
        {
            // Such a driver does not wait to close a connection either.
            ValueTask releasing = scope.ReleaseAsync(session);
            if (!releasing.IsCompletedSuccessfully)
                releasing.AsTask().GetAwaiter().GetResult();
        }

        if (journal is not null)
            scope.WriteEnded(journal);
        probe.Complete(operation.RowCount);
        return operation.GetResult();
    }

    private void ReadRows<TOperation, TResult>(ref TOperation operation, DbCommand command, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
    {
        cancellationToken.ThrowIfCancellationRequested();
        RowDeadline deadline = new(scope.Options.TimeoutFor(operation.Entity), cancellationToken);
        using DbDataReader reader = command.ExecuteReader();
        try
        {
            while (reader.Read())
            {
                deadline.Check();
                if (!operation.Accept(new Row(reader, scope.Database.Engine)))
                    break;
            }
        }
        catch (Exception exception) when (MappingFault.IsOne(exception))
        {
            throw MappingFault.Describe(exception, reader, operation.Entity, scope.Database.Engine);
        }
    }

    private Exception Fail<TOperation, TResult>(Exception exception, DatabaseSession? session, in TOperation operation, string sql, QueryProbe probe)
        where TOperation : struct, IOperation<TResult>
    {
        Exception shown = SessionFault.Handle(exception, session, scope, operation.Entity, operation.Name, sql);
        probe.Fail(shown);
        return shown;
    }
}
