using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SmrtGen.Runtime.Tests.Redis.Support;

/// <summary>A Redis of a test's own that can be stopped, frozen and started again with what it saved.</summary>
public sealed class RedisTestServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smrtgen-redis-").FullName;
    private Process? _process;

    private RedisTestServer()
    {
    }

    public int Port { get; private set; }

    public string Address => $"127.0.0.1:{Port}";

    public static async Task<RedisTestServer> StartAsync()
    {
        RedisTestServer server = new();
        for (int attempt = 0; ; attempt++)
        {
            server.Port = FreePort();
            try
            {
                await server.RestartAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                // Somebody else took the port meanwhile.
            }
        }
    }

    /// <summary>Starts the program on the same port with the saved data.</summary>
    public async Task RestartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            ["--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no", "--dir", _folder, "--repl-diskless-sync-delay", "0", "--enable-debug-command", "yes"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        Stopwatch waited = Stopwatch.StartNew();
        while (!(await TryCommandAsync("INFO", "server")).Contains($"process_id:{_process.Id}\r", StringComparison.Ordinal))
        {
            if (_process.HasExited || waited.Elapsed > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException("redis-server did not start.");
            await Task.Delay(10);
        }
    }

    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    /// <summary>Runs a command over a connection of its own, and returns the raw reply.</summary>
    public async Task<string> CommandAsync(params string[] words)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        NetworkStream stream = client.GetStream();
        string text = $"*{words.Length}\r\n" + string.Concat(words.Select(w => $"${w.Length}\r\n{w}\r\n"));
        await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(text));
        byte[] buffer = new byte[65536];
        int read = await stream.ReadAsync(buffer);
        return System.Text.Encoding.Latin1.GetString(buffer, 0, read);
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            Thaw();
            Kill();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> TryCommandAsync(params string[] words)
    {
        try
        {
            return await CommandAsync(words);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return "";
        }
    }

    private void Signal(string signal)
    {
        using Process kill = Process.Start("kill", ["-" + signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
