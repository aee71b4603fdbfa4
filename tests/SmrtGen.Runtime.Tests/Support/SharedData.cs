namespace SmrtGen.Runtime.Tests.Support;

/// <summary>
/// Real data that is not part of the repository: the folder that SMRTGEN_TEST_DATA names, else <c>../shared/data</c> beside the
/// repository. Tests that need it are skipped, with the reason, only where that folder does not exist.
/// </summary>
public static class SharedData
{
    public const string Variable = "SMRTGEN_TEST_DATA";

    public static string PathOf(string relativePath)
    {
        string? given = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;
        string folder = given ?? Path.GetFullPath(Path.Combine(RepositoryRoot(), "..", "shared", "data"));
        if (given is null && !Directory.Exists(folder))
            Assert.Skip($"No folder {folder}, and {Variable} names no other: there is no real data to test with.");
        string path = Path.Combine(folder, relativePath);
        return File.Exists(path) ? path : throw new FileNotFoundException($"The data folder {folder} has no {relativePath}.", path);
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmrtGen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No SmrtGen.sln above {AppContext.BaseDirectory}.");
    }
}
