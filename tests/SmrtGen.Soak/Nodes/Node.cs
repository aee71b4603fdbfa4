using System.Globalization;
using Npgsql;
using SmrtGen.Soak.History;
using SmrtGen.Soak.Model;

namespace SmrtGen.Soak.Nodes;

/// <summary>What the sessions of a node share.</summary>
internal sealed class Node : IAsyncDisposable
{
    private const int MaxErrorTexts = 50;

    private readonly NpgsqlDataSource _dataSource;
    private readonly PostgreSqlDatabase _database;
    private readonly string _errorFile;
    private int _errorTexts;

    public Node(NodeSettings settings)
    {
        Settings = settings;
        string name = string.Create(CultureInfo.InvariantCulture, $"node-{settings.Node}-{settings.Restarts}");
        Log = new OperationLog(Path.Combine(settings.Folder, name));
        _errorFile = Path.Combine(settings.Folder, name + ".errors.txt");
        Keys = new Zipf(settings.Keys, 1.1);
        Touched = new bool[settings.Keys + 1];
        Phases = new byte[settings.Keys + 1];
        _dataSource = new NpgsqlSlimDataSourceBuilder(settings.Postgres).EnableArrays().UseLoggerFactory(Commits).Build();
        _database = new PostgreSqlDatabase(_dataSource);
        Db = new SoakDb(_database, NodeCaching.Options(settings, Time));
    }

    public NodeSettings Settings { get; }

    public OperationLog Log { get; }

    public SoakDb Db { get; }

    public JumpingTime Time { get; } = new();

    public CommitWatch Commits { get; } = new();

    public Zipf Keys { get; }

    /// <summary>Which keys were read or written here.</summary>
    public bool[] Touched { get; }

    /// <summary>Which slug a row had when it was last seen here.</summary>
    public byte[] Phases { get; }

    public volatile bool IsStopping;

    /// <summary>The version that a row gets that is not there: deleted rows have a place in the chain.</summary>
    public async Task<int> NextVersionAsync(int key)
    {
        NpgsqlCommand command = _dataSource.CreateCommand("SELECT COALESCE(MAX(v), 0) + 1 FROM writes WHERE id = $1");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = key });
            return (int)(await command.ExecuteScalarAsync().ConfigureAwait(false))!;
        }
    }

    public void Report(string operation, Exception error)
    {
        if (Interlocked.Increment(ref _errorTexts) > MaxErrorTexts)
            return;
        lock (_errorFile)
            File.AppendAllText(_errorFile, string.Create(CultureInfo.InvariantCulture, $"{operation}: {error}\n\n"));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync().ConfigureAwait(false);
        await _dataSource.DisposeAsync().ConfigureAwait(false);
        Log.Dispose();
    }
}
