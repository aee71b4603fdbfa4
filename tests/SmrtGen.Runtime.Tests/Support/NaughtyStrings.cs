using System.Text.Json;

namespace SmrtGen.Runtime.Tests.Support;

/// <summary>Max Woolf's Big List of Naughty Strings.</summary>
public static class NaughtyStrings
{
    public static string[] Load()
        => JsonSerializer.Deserialize<string[]>(File.ReadAllText(SharedData.PathOf("naughty-strings/blns.json")))!;
}
