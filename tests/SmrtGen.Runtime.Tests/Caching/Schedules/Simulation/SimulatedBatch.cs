using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

internal sealed class SimulatedBatch(SimulatedConnection connection) : DbBatch
{
    private readonly Commands _commands = [];

    public override int Timeout { get; set; }

    protected override DbBatchCommandCollection DbBatchCommands => _commands;

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override Task PrepareAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public override int ExecuteNonQuery() => throw new NotSupportedException();

    public override object? ExecuteScalar() => throw new NotSupportedException();

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    protected override DbBatchCommand CreateDbBatchCommand() => new Command(connection.CreateCommand());

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        List<(List<object[]> Rows, int Affected)> results = await connection.ExecuteAsync(
            [.. _commands.Cast<Command>().Select(static each => (each.CommandText, SimulatedCommand.ValuesOf(each.Parameters)))]).ConfigureAwait(false);
        for (int i = 0; i < results.Count; i++)
            ((Command)_commands[i]).Affected = results[i].Affected;
        // Only the message has a result to step over.
        return SimulatedRows.Read(results[^1..]);
    }

    private sealed class Command(DbCommand command) : DbBatchCommand
    {
        private readonly DbCommand _parameters = command;

        public int Affected { get; set; }

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override int RecordsAffected => Affected;

        public override bool CanCreateParameter => true;

        protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

        public override DbParameter CreateParameter() => _parameters.CreateParameter();
    }

    private sealed class Commands : DbBatchCommandCollection
    {
        private readonly List<DbBatchCommand> _list = [];

        public override int Count => _list.Count;

        public override bool IsReadOnly => false;

        public override void Add(DbBatchCommand item) => _list.Add(item);

        public override void Clear() => _list.Clear();

        public override bool Contains(DbBatchCommand item) => _list.Contains(item);

        public override void CopyTo(DbBatchCommand[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        public override IEnumerator<DbBatchCommand> GetEnumerator() => _list.GetEnumerator();

        public override int IndexOf(DbBatchCommand item) => _list.IndexOf(item);

        public override void Insert(int index, DbBatchCommand item) => _list.Insert(index, item);

        public override bool Remove(DbBatchCommand item) => _list.Remove(item);

        public override void RemoveAt(int index) => _list.RemoveAt(index);

        protected override DbBatchCommand GetBatchCommand(int index) => _list[index];

        protected override void SetBatchCommand(int index, DbBatchCommand batchCommand) => _list[index] = batchCommand;
    }
}
