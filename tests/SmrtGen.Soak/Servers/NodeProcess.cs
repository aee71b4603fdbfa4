using System.Diagnostics;
using System.Text.Json;
using SmrtGen.Soak.Nodes;

namespace SmrtGen.Soak.Servers;

/// <summary>A node, seen from outside. It can be killed and started again under the same number.</summary>
internal sealed class NodeProcess(NodeSettings settings) : IDisposable
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(120);

    private Process? _process;
    private NodeSettings _settings = settings;

    /// <summary>Whether it ended although nobody meant it to.</summary>
    public bool HasCrashed => _process is { HasExited: true };

    public async Task StartAsync()
    {
        string program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(NodeProcess).Assembly.Location, "node"] : ["node"];
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Send(JsonSerializer.Serialize(_settings));
        await ExpectAsync(NodeMessages.Ready).ConfigureAwait(false);
    }

    public async Task RestartAsync()
    {
        Kill();
        _process!.Dispose();
        _settings = _settings with { Restarts = _settings.Restarts + 1 };
        await StartAsync().ConfigureAwait(false);
        Send(NodeMessages.Go);
    }

    public void Send(string message)
    {
        try
        {
            _process!.StandardInput.WriteLine(message);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended, which is found where it matters.
        }
    }

    public async Task ExpectAsync(string message)
    {
        string? answer = await _process!.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout).ConfigureAwait(false);
        if (answer != message)
            throw new InvalidOperationException($"Node {_settings.Node} was to say '{message}', and said '{answer ?? "nothing more"}'.");
    }

    public void Freeze() => Signals.Freeze(_process!);

    public void Thaw() => Signals.Thaw(_process!);

    /// <summary>Waits for it to end by itself.</summary>
    /// <returns>Whether it did in time.</returns>
    public bool HasEnded(TimeSpan within) => _process!.WaitForExit(within);

    public void Kill()
    {
        if (_process is null || _process.HasExited)
            return;
        Signals.Thaw(_process);
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process?.Dispose();
    }
}
