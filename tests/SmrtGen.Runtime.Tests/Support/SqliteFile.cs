using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace SmrtGen.Runtime.Tests.Support;

/// <summary>An SQLite database in a temporary file; the file and what SQLite lays beside it are deleted in the end.</summary>
public sealed class SqliteFile : TestDatabase
{
    public SqliteFile() : this(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"smrtgen-{Guid.NewGuid():N}.db"))
    {
    }

    private SqliteFile(string path) : base(TestEngine.Sqlite, $"Data Source={path}", SqliteFactory.Instance.CreateDataSource($"Data Source={path}"))
        => Path = path;

    public string Path { get; }

    protected override ValueTask DropAsync()
    {
        // Pooled connections keep the file open.
        using (SqliteConnection connection = new(ConnectionString))
            SqliteConnection.ClearPool(connection);
        foreach (string suffix in (string[])["", "-wal", "-shm", "-journal"])
            File.Delete(Path + suffix);
        return default;
    }

    [ModuleInitializer]
    internal static void LoadNativeLibrary() => SQLitePCL.Batteries_V2.Init();
}
