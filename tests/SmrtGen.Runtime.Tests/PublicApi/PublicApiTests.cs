using System.Reflection;

namespace SmrtGen.Runtime.Tests.PublicApi;

/// <summary>The public surface of each library is a file beside its project, so that a change of it is seen in a review. SMRTGEN_UPDATE_API=1 writes it anew.</summary>
public sealed class PublicApiTests
{
    private static readonly string s_root = typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(each => each.Key == "RepositoryRoot").Value!;

    [Theory]
    [InlineData(typeof(SmrtContext), "src/Runtime")]
    [InlineData(typeof(PostgreSqlDatabase), "src/Runtime.PostgreSql")]
    [InlineData(typeof(RedisSharedCache), "src/Runtime.Redis")]
    public void The_public_surface_is_the_one_that_was_agreed_on(Type type, string folder)
    {
        string file = Path.Combine(s_root, folder, "PublicApi.txt");
        string surface = PublicSurface.Of(type.Assembly);
        if (Environment.GetEnvironmentVariable("SMRTGEN_UPDATE_API") == "1")
            File.WriteAllText(file, surface);
        string[] agreed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n') : [];
        string[] found = surface.Split('\n');

        List<string> changes = [.. Missing(agreed, found).Select(line => "- " + line), .. Missing(found, agreed).Select(line => "+ " + line)];

        Assert.True(
            changes.Count == 0 && agreed.SequenceEqual(found),
            $"The public surface of {type.Assembly.GetName().Name} has changed. If that is meant, run this test with SMRTGEN_UPDATE_API=1 and commit {folder}/PublicApi.txt.\n{string.Join("\n", changes)}");
    }

    /// <summary>The lines, each with its type, that others lack.</summary>
    private static IEnumerable<string> Missing(string[] lines, string[] others) => WithTypes(lines).Except(WithTypes(others));

    private static IEnumerable<string> WithTypes(string[] lines)
    {
        string type = "";
        foreach (string line in lines)
        {
            if (!line.StartsWith(' '))
                type = line;
            yield return line.StartsWith(' ') ? $"{type.Split(' ').FirstOrDefault(part => part.Contains('.', StringComparison.Ordinal))}: {line.Trim()}" : line;
        }
    }
}
