using System.Data.Common;
using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

internal sealed partial class Kernel
{
    /// <summary>Reads rows one after the other. The session is held until the stream ends or is disposed.</summary>
    public async IAsyncEnumerable<TItem> StreamAsync<TItem, TReader, TStatement>(
        string name, EntityInfo entity, TStatement statement, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TReader : struct, IRowReader<TItem>
        where TStatement : struct, IStatement
    {
        string sql = statement.GetSql(scope.Database.Engine);
        CheckValues(statement, entity, name, sql);
        QueryProbe probe = QueryProbe.Start(scope, entity, name, sql);
        DatabaseSession? session = null;
        DbDataReader? reader = null;
        int rows = 0;
        bool hasFailed = false;
        try
        {
            while (true)
            {
                TItem item;
                try
                {
                    if (reader is null)
                    {
                        session = await scope.AcquireAsync(forWriting: false, cancellationToken).ConfigureAwait(false);
                        SessionCommand command = session.GetCommand(sql);
                        statement.Bind(command.Parameters);
                        await MakeReadyAsync(session, command, entity, cancellationToken).ConfigureAwait(false);
                        reader = scope.Database.IsSynchronous
                            ? command.Command.ExecuteReader()
                            : await command.Command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                    }

                    cancellationToken.ThrowIfCancellationRequested();
                    if (scope.Database.IsSynchronous ? !reader.Read() : !await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        break;
                    item = TReader.Read(new Row(reader, scope.Database.Engine));
                }
                catch (Exception exception) when (reader is null && SessionFault.IsStale(exception, session, scope, isWrite: false))
                {
                    await scope.ReleaseAsync(session!).ConfigureAwait(false);
                    session = null;
                    await scope.Database.Sessions.ClearAsync().ConfigureAwait(false);
                    continue;
                }
                catch (Exception exception)
                {
                    hasFailed = true;
                    Exception described = reader is not null && MappingFault.IsOne(exception) ? MappingFault.Describe(exception, reader, entity, scope.Database.Engine) : exception;
                    Exception shown = SessionFault.Handle(described, session, scope, entity, name, sql);
                    probe.Fail(shown);
                    if (ReferenceEquals(shown, exception))
                        throw;
                    throw shown;
                }

                rows++;
                yield return item;
            }
        }
        finally
        {
            if (reader is not null)
                await CloseAsync(reader, session!).ConfigureAwait(false);
            if (session is not null)
                await scope.ReleaseAsync(session).ConfigureAwait(false);
            // A stream that is left early has ended well, too.
            if (!hasFailed)
                probe.Complete(rows);
        }
    }

    /// <summary>Ends a result that may not have been read to its end.</summary>
    private static async ValueTask CloseAsync(DbDataReader reader, DatabaseSession session)
    {
        try
        {
            await reader.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The rows that were wanted have been read; the session just cannot be kept.
            session.IsBroken = true;
        }
    }
}
