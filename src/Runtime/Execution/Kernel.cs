using System.Data.Common;
using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>Runs operations: session, command, parameters, rows, hooks, errors. Every statement of every repository goes through here.</summary>
internal sealed partial class Kernel(SmrtScope scope)
{
    /// <summary>Runs one operation on a session of its own, or on the transaction's.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResult> RunAsync<TOperation, TResult>(TOperation operation, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
    {
        WriteJournal? journal = operation.IsWrite ? scope.Journal : null;
        string sql = operation.GetSql(scope.Database.Engine);
        QueryProbe probe = default;
        bool retry;
        do
        {
            retry = false;
            DatabaseSession? session = null;
            try
            {
                // Values are refused before a session is waited for, and before hooks hear of a statement.
                session = scope.TryAcquire(operation.IsWrite, cancellationToken);
                SessionCommand? command = session?.GetCommand(sql);
                operation.Bind(command?.Parameters ?? ValueCheck.For(scope.Database.Engine));
                if (!probe.IsStarted)
                    probe = QueryProbe.Start(scope, operation.Entity, operation.Name, sql);
                if (command is null)
                {
                    session = await scope.AcquireAsync(operation.IsWrite, cancellationToken).ConfigureAwait(false);
                    command = session.GetCommand(sql);
                    operation.Bind(command.Parameters);
                }

                await MakeReadyAsync(session!, command, operation.Entity, cancellationToken).ConfigureAwait(false);
                if (operation.IsNonQuery)
                {
                    operation.Affected(scope.Database.IsSynchronous
                        ? command.Command.ExecuteNonQuery()
                        : await command.Command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false));
                }
                else if (scope.Database.IsSynchronous)
                {
                    ReadRows<TOperation, TResult>(ref operation, command.Command, cancellationToken);
                }
                else
                {
                    DbDataReader reader = await command.Command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                    try
                    {
                        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        {
                            if (!operation.Accept(new Row(reader, scope.Database.Engine)))
                                break;
                        }
                    }
                    catch (Exception exception) when (MappingFault.IsOne(exception))
                    {
                        throw MappingFault.Describe(exception, reader, operation.Entity, scope.Database.Engine);
                    }
                    finally
                    {
                        await reader.DisposeAsync().ConfigureAwait(false);
                    }
                }

                if (journal is not null)
                    operation.Announce(journal);
            }
            catch (Exception exception)
            {
                retry = operation.RowCount == 0 && SessionFault.CanRepeat(exception, session, scope, operation.IsWrite);
                if (!retry)
                {
                    Exception shown = SessionFault.Handle(exception, session, scope, operation.Entity, operation.Name, sql);
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

        if (journal is not null)
            scope.WriteEnded(journal);
        probe.Complete(operation.RowCount);
        return operation.GetResult();
    }

    private ValueTask MakeReadyAsync(DatabaseSession session, SessionCommand command, EntityInfo entity, CancellationToken cancellationToken)
    {
        int timeout = scope.Options.TimeoutFor(entity);
        command.SetTimeout(scope.Database.DriverTimeout(timeout));
        bool setTimeout = session.NeedsTimeout(timeout);
        bool prepare = command.ShouldPrepare(session);
        return setTimeout || prepare ? MakeReadyAsync(session, command, setTimeout ? timeout : null, prepare, cancellationToken) : default;
    }

    private static async ValueTask MakeReadyAsync(
        DatabaseSession session, SessionCommand command, int? timeout, bool prepare, CancellationToken cancellationToken)
    {
        if (timeout is { } milliseconds)
            await session.SetTimeoutAsync(milliseconds, cancellationToken).ConfigureAwait(false);
        if (prepare)
            await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
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
}
