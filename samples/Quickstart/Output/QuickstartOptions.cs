namespace Quickstart.Output;

/// <summary>What the command line says.</summary>
internal sealed record QuickstartOptions(string Database, bool ShowGenerated)
{
    public const string Usage =
        """
        dotnet run --project samples/Quickstart [-- OPTIONS]
          --database PATH     use this SQLite file and keep it (default: a new file in the temporary folder)
          --show-generated    list the generated files
        """;

    /// <summary>The options, or null when the arguments make no sense.</summary>
    public static QuickstartOptions? Parse(string[] args)
    {
        QuickstartOptions options = new(Path.Combine(Path.GetTempPath(), $"quickstart-{Environment.ProcessId}.db"), ShowGenerated: false);
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--database" when i + 1 < args.Length:
                    options = options with { Database = args[++i] };
                    break;
                case "--show-generated":
                    options = options with { ShowGenerated = true };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
