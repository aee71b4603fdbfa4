using System.IO.Compression;

[assembly: AssemblyFixture(typeof(SmrtGen.Package.Tests.Support.PackedPackages))]

namespace SmrtGen.Package.Tests.Support;

/// <summary>The packages as users get them: packed once, under a version of their own, into a folder that serves as a package source.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly string[] s_projects = ["src/Runtime/SmrtGen.csproj", "src/Runtime.PostgreSql/SmrtGen.PostgreSql.csproj", "src/Runtime.Redis/SmrtGen.Redis.csproj"];

    public string Version { get; } = $"0.1.0-test{DateTime.UtcNow:yyyyMMddHHmmss}{Environment.ProcessId}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("smrtgen-packages-").FullName;

    public async ValueTask InitializeAsync()
    {
        foreach (string project in s_projects)
        {
            await Command.RunAsync(
                Repository.Root, "dotnet", "pack", Repository.Path(project), "-c", "Release", "-o", Folder, "-p:Version=" + Version, "-p:ContinuousIntegrationBuild=true", "-v", "q");
        }
    }

    public ZipArchive Open(string package, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Folder, $"{package}.{Version}.{extension}"));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string package in new[] { "smrtgen", "smrtgen.postgresql", "smrtgen.redis" })
        {
            string restored = Path.Combine(cache, package, Version);
            if (Directory.Exists(restored))
                Directory.Delete(restored, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
