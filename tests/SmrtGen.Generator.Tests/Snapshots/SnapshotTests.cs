using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Snapshots;

/// <summary>Whole files, one case per feature, to be read in reviews. SMRTGEN_UPDATE_SNAPSHOTS=1 writes them anew; git shows what changed.</summary>
public class SnapshotTests
{
    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder, "*.input.cs").Select(file => Path.GetFileName(file).Replace(".input.cs", "", StringComparison.Ordinal))];

    private static string Folder => Repository.Path("tests/SmrtGen.Generator.Tests/Snapshots/Cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_is_as_reviewed(string name)
    {
        GeneratorRun run = GeneratorRun.Of(File.ReadAllText(Path.Combine(Folder, name + ".input.cs")));
        string actual = string.Concat(run.Files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => $"==== {file.Key}\n{file.Value}"));
        string path = Path.Combine(Folder, name + ".output.txt");
        if (Environment.GetEnvironmentVariable("SMRTGEN_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
