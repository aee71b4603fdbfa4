using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace SmrtGen.Generator.Tests.Support;

/// <summary>Loads what was compiled and runs <c>Scenario.RunAsync(database)</c> of it on an SQLite database of its own.</summary>
internal static class Scenario
{
    public static async Task RunAsync(Compilation compilation)
    {
        string path = Path.Combine(Path.GetTempPath(), $"smrtgen-{Guid.NewGuid():N}.db");
        try
        {
            await using SqliteDatabase database = new(SqliteFactory.Instance, $"Data Source={path}");
            Assembly assembly = new AssemblyLoadContext("scenario", isCollectible: false)
                .LoadFromStream(new MemoryStream([.. TestCompilation.Emit(compilation)]));
            MethodInfo run = assembly.GetTypes().Single(type => type.Name == "Scenario").GetMethod("RunAsync")!;
            await (Task)run.Invoke(null, [database])!;
        }
        finally
        {
            File.Delete(path);
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
        }
    }
}
