using System.Globalization;
using System.Text.Json;
using SmrtGen.CompilerServices;

namespace SmrtGen.Soak.Nodes;

/// <summary>A process that reads and writes until it is told to stop.</summary>
internal static class NodeProgram
{
    private const int FinalReaders = 8;

    public static async Task<int> RunAsync()
    {
        TextReader input = Console.In;
        NodeSettings settings = JsonSerializer.Deserialize<NodeSettings>(input.ReadLine() ?? "null") ?? throw new InvalidOperationException("A node is started by a run, which tells it its settings.");
        if (settings.Bug is not null)
            CacheFaults.Seeded = Enum.Parse<CacheFault>(settings.Bug);
        await using Node node = new(settings);
        await node.NextVersionAsync(1).ConfigureAwait(false);
        Task sessions = Task.CompletedTask;
        Console.WriteLine(NodeMessages.Ready);
        while (input.ReadLine() is { } line)
        {
            switch (line)
            {
                case NodeMessages.Go:
                    sessions = RunSessionsAsync(node);
                    break;
                case NodeMessages.DieAtCommit:
                    node.Commits.Arm();
                    break;
                case NodeMessages.Stop:
                    node.IsStopping = true;
                    await sessions.ConfigureAwait(false);
                    Console.WriteLine(NodeMessages.Stopped);
                    break;
                case NodeMessages.Final:
                    await Task.WhenAll(Enumerable.Range(0, FinalReaders).Select(i => new ReaderSession(node, 100 + i, 1).ReadAllAsync(i, FinalReaders))).ConfigureAwait(false);
                    Console.WriteLine(NodeMessages.Done);
                    return 0;
                default:
                    if (line.StartsWith(NodeMessages.Clock, StringComparison.Ordinal))
                        node.Time.Jump(TimeSpan.FromMinutes(int.Parse(line.AsSpan(NodeMessages.Clock.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));
                    break;
            }
        }

        // Whoever started it is gone.
        return 1;
    }

    private static async Task RunSessionsAsync(Node node)
    {
        NodeSettings settings = node.Settings;
        List<Task> sessions = [];
        for (int i = 0; i < settings.Writers; i++)
        {
            WriterSession writer = new(node, i, (double)settings.WriteRate / settings.Writers);
            sessions.Add(Task.Run(writer.RunAsync));
        }

        for (int i = 0; i < settings.Readers; i++)
        {
            ReaderSession reader = new(node, 30 + i, (double)settings.ReadRate / settings.Readers);
            sessions.Add(Task.Run(reader.RunAsync));
        }

        await Task.WhenAll(sessions).ConfigureAwait(false);
    }
}
