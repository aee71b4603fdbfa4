using System.Data.Common;
using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>Runs operations: session, command, parameters, rows, hooks, errors. Every statement of every repository goes through here.</summary>
internal sealed partial class Kernel(SmrtScope scope)
{
    private SmrtScope Scope => scope;

    /// <summary>Runs one operation on a session of its own, or on the transaction's.</summary>
    public ValueTask<TResult> RunAsync<TOperation, TResult>(TOperation operation, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
    {
        WriteJournal? journal = operation.IsWrite ? scope.JournalFor(operation.Entity) : null;
        return journal is not null && scope.TellsWith(journal)
            ? RunTellingAsync<TOperation, TResult>(operation, journal, cancellationToken)
            : RunAsync<TOperation, TResult>(operation, journal, cancellationToken);
    }

    private ValueTask<TResult> RunAsync<TOperation, TResult>(TOperation operation, WriteJournal? journal, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
        => scope.Database.IsSynchronous
            ? RunSynchronously<TOperation, TResult>(operation, journal, cancellationToken)
            : RunAsynchronously<TOperation, TResult>(operation, journal, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> RunAsynchronously<TOperation, TResult>(TOperation operation, WriteJournal? journal, CancellationToken cancellationToken)
        where TOperation : struct, IOperation<TResult>
    {
        string sql = operation.GetSql(scope.Database.Engine);
        CheckValues(operation, operation.Entity, operation.Name, sql);
        QueryProbe probe = QueryProbe.Start(scope, operation.Entity, operation.Name, sql);
        bool retry;
        do
        {
            retry = false;
            DatabaseSession? session = null;
            try
            {
                session = await scope.AcquireAsync(operation.IsWrite, cancellationToken).ConfigureAwait(false);
                SessionCommand command = session.GetCommand(sql);
                operation.Bind(command.Parameters);
                await MakeReadyAsync(session, command, operation.Entity, cancellationToken).ConfigureAwait(false);
                if (operation.IsNonQuery)
                {
                    operation.Affected(await command.Command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false));
                }
                else
                {
                    Task executing = scope.Database.BeginExecuteReader(command.Command, cancellationToken);
                    await executing.ConfigureAwait(false);
                    DbDataReader reader = scope.Database.EndExecuteReader(executing);
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
                retry = operation.RowCount == 0 && SessionFault.IsStale(exception, session, scope, operation.IsWrite);
                if (!retry)
                {
                    Exception shown = SessionFault.Handle(exception, session, scope, operation.Entity, operation.Name, sql);
                    if (journal is not null && session is not null)
                        WriteFailed<TOperation, TResult>(operation, journal, session, exception);
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

    /// <summary>A write that failed may have been done all the same when its answer was lost.</summary>
    private void WriteFailed<TOperation, TResult>(in TOperation operation, WriteJournal journal, DatabaseSession session, Exception exception)
        where TOperation : struct, IOperation<TResult>
    {
        if (!session.IsBroken && exception is DbException)
            return;
        operation.Announce(journal);
        scope.WriteEnded(journal, isUnknown: true);
    }

    /// <summary>Refuses values before a session is opened for them and before hooks hear of a statement. With a session at hand and nobody listening, setting the parameters does it.</summary>
    private void CheckValues<TStatement>(in TStatement statement, EntityInfo entity, string operation, string sql)
        where TStatement : struct, IStatement
    {
        if (scope.HasIdleSession && !QueryProbe.IsWanted(scope))
            return;
        try
        {
            statement.Bind(ValueCheck.For(scope.Database.Engine));
        }
        catch (SmrtException exception)
        {
            throw SessionFault.Handle(exception, null, scope, entity, operation, sql);
        }
    }

    private ValueTask MakeReadyAsync(DatabaseSession session, SessionCommand command, EntityInfo entity, CancellationToken cancellationToken)
    {
        int timeout = scope.Options.TimeoutFor(entity);
        bool setTimeout = session.NeedsTimeout(timeout);
        bool prepare = command.ShouldPrepare(session);
        return setTimeout || prepare ? MakeReadyAsync(session, command, setTimeout ? timeout : null, prepare, cancellationToken) : default;
    }

    private static async ValueTask MakeReadyAsync(
        DatabaseSession session, SessionCommand command, int? timeout, bool prepare, CancellationToken cancellationToken)
    {
        if (timeout is { } milliseconds)
        {
            await session.SetTimeoutAsync(milliseconds, cancellationToken).ConfigureAwait(false);
            session.ApplyTimeout(command.Command);
        }

        if (prepare)
            await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
    }
}
