using System.Data.Common;

namespace SmrtGen.CompilerServices;

internal sealed partial class Kernel
{
    /// <summary>Reads rows one after the other. The session is held until the stream ends or is disposed.</summary>
    public RowStream<TItem> StreamAsync<TItem, TReader, TStatement>(string name, EntityInfo entity, TStatement statement, CancellationToken cancellationToken)
        where TReader : struct, IRowReader<TItem>
        where TStatement : struct, IStatement
        => new Stream<TItem, TReader, TStatement>(this, name, entity, statement, cancellationToken);

    private sealed class Stream<TItem, TReader, TStatement>(
        Kernel kernel, string name, EntityInfo entity, TStatement statement, CancellationToken cancellationToken) : RowStream<TItem>
        where TReader : struct, IRowReader<TItem>
        where TStatement : struct, IStatement
    {
        public override RowEnumerator<TItem> GetAsyncEnumerator(CancellationToken other)
            => new Enumerator<TItem, TReader, TStatement>(kernel, name, entity, statement, cancellationToken, other);
    }

    private sealed class Enumerator<TItem, TReader, TStatement> : RowEnumerator<TItem>
        where TReader : struct, IRowReader<TItem>
        where TStatement : struct, IStatement
    {
        private readonly Kernel _kernel;
        private readonly SmrtScope _scope;
        private readonly string _name;
        private readonly EntityInfo _entity;
        private readonly TStatement _statement;
        private readonly CancellationTokenSource? _linked;
        private readonly DatabaseEngine _engine;
        private readonly bool _isSynchronous;
        private string? _sql;
        private QueryProbe _probe;
        private DatabaseSession? _session;
        private DbDataReader? _reader;
        private TItem? _current;
        private int _rows;
        private bool _hasEnded;

        public Enumerator(Kernel kernel, string name, EntityInfo entity, in TStatement statement, CancellationToken cancellationToken, CancellationToken other)
        {
            _kernel = kernel;
            _scope = kernel.Scope;
            _name = name;
            _entity = entity;
            _statement = statement;
            if (cancellationToken.CanBeCanceled && other.CanBeCanceled && other != cancellationToken)
                _linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, other);
            Cancellation = _linked?.Token ?? (cancellationToken.CanBeCanceled ? cancellationToken : other);
            _engine = _scope.Database.Engine;
            _isSynchronous = _scope.Database.IsSynchronous;
        }

        public override TItem Current => _current!;

        public override CancellationToken Cancellation { get; }

        /// <summary>A row that has arrived already costs no state machine.</summary>
        public override ValueTask<bool> MoveNextAsync()
        {
            if (_reader is not { } reader || Cancellation.IsCancellationRequested)
                return MoveNextAsync(null);
            Task<bool>? reading = null;
            try
            {
                if (!_isSynchronous)
                    reading = reader.ReadAsync(Cancellation);
                if (_isSynchronous ? reader.Read() : reading!.IsCompletedSuccessfully && reading.Result)
                {
                    _current = TReader.Read(new Row(reader, _engine));
                    _rows++;
                    return new(true);
                }
            }
            catch (Exception exception)
            {
                reading = Task.FromException<bool>(exception);
            }

            return MoveNextAsync(reading ?? Task.FromResult(false));
        }

        public override async ValueTask<bool> ReadAsync(List<TItem> items, int count)
        {
            try
            {
                if (_hasEnded)
                    return false;
                if (_reader is null)
                    await OpenAsync().ConfigureAwait(false);
                DbDataReader reader = _reader!;
                for (int i = 0; i < count; i++)
                {
                    Cancellation.ThrowIfCancellationRequested();
                    if (_isSynchronous ? !reader.Read() : !await reader.ReadAsync(Cancellation).ConfigureAwait(false))
                    {
                        await EndAsync().ConfigureAwait(false);
                        return false;
                    }

                    items.Add(TReader.Read(new Row(reader, _engine)));
                    _rows++;
                }

                return true;
            }
            catch (Exception exception)
            {
                Exception shown = await FailAsync(exception).ConfigureAwait(false);
                if (ReferenceEquals(shown, exception))
                    throw;
                throw shown;
            }
        }

        /// <summary>A stream that is left early has ended well, too.</summary>
        public override ValueTask DisposeAsync()
        {
            _linked?.Dispose();
            return _hasEnded ? default : EndAsync();
        }

        private async ValueTask<bool> MoveNextAsync(Task<bool>? reading)
        {
            try
            {
                if (_hasEnded)
                    return false;
                if (_reader is null)
                    await OpenAsync().ConfigureAwait(false);
                Cancellation.ThrowIfCancellationRequested();
                bool hasRow = reading is not null ? await reading.ConfigureAwait(false)
                    : _isSynchronous ? _reader!.Read()
                    : await _reader!.ReadAsync(Cancellation).ConfigureAwait(false);
                if (!hasRow)
                {
                    await EndAsync().ConfigureAwait(false);
                    return false;
                }

                _current = TReader.Read(new Row(_reader!, _engine));
                _rows++;
                return true;
            }
            catch (Exception exception)
            {
                Exception shown = await FailAsync(exception).ConfigureAwait(false);
                if (ReferenceEquals(shown, exception))
                    throw;
                throw shown;
            }
        }

        private async ValueTask OpenAsync()
        {
            if (_sql is null)
            {
                string sql = _statement.GetSql(_engine);
                _kernel.CheckValues(_statement, _entity, _name, sql);
                _probe = QueryProbe.Start(_scope, _entity, _name, sql);
                _sql = sql;
            }

            bool retry;
            do
            {
                retry = false;
                try
                {
                    _session = await _scope.AcquireAsync(forWriting: false, Cancellation).ConfigureAwait(false);
                    SessionCommand command = _session.GetCommand(_sql);
                    _statement.Bind(command.Parameters);
                    await _kernel.MakeReadyAsync(_session, command, _entity, Cancellation).ConfigureAwait(false);
                    _reader = _isSynchronous
                        ? command.Command.ExecuteReader()
                        : await command.Command.ExecuteReaderAsync(Cancellation).ConfigureAwait(false);
                }
                catch (Exception exception) when (SessionFault.IsStale(exception, _session, _scope, isWrite: false))
                {
                    retry = true;
                }

                if (!retry)
                    continue;
                await _scope.ReleaseAsync(_session!).ConfigureAwait(false);
                _session = null;
                await _scope.Database.Sessions.ClearAsync().ConfigureAwait(false);
            }
            while (retry);
        }

        /// <summary>The error as people see it, once the session is given back.</summary>
        private async ValueTask<Exception> FailAsync(Exception exception)
        {
            // Refused before anybody was told of a statement.
            if (_sql is null || _hasEnded)
            {
                _hasEnded = true;
                return exception;
            }

            _hasEnded = true;
            Exception described = _reader is not null && MappingFault.IsOne(exception) ? MappingFault.Describe(exception, _reader, _entity, _engine) : exception;
            Exception shown = SessionFault.Handle(described, _session, _scope, _entity, _name, _sql);
            _probe.Fail(shown);
            await ReleaseAsync().ConfigureAwait(false);
            return shown;
        }

        private async ValueTask EndAsync()
        {
            _hasEnded = true;
            await ReleaseAsync().ConfigureAwait(false);
            if (_sql is not null)
                _probe.Complete(_rows);
        }

        private async ValueTask ReleaseAsync()
        {
            DbDataReader? reader = _reader;
            DatabaseSession? session = _session;
            _reader = null;
            _session = null;
            if (reader is not null)
                await CloseAsync(reader, session!).ConfigureAwait(false);
            if (session is not null)
                await _scope.ReleaseAsync(session).ConfigureAwait(false);
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
