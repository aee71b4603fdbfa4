using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SmrtGen.Soak.Servers;

/// <summary>A Redis of the soak's own: it is killed, frozen and started again.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smrtgen-soak-redis.").FullName;
    private Process _process;

    public RedisServer()
    {
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        _process = Launch();
    }

    public int Port { get; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    private string DumpFile => Path.Combine(_folder, "dump.rdb");

    public RedisConnection Connect() => new(Port);

    public void Freeze() => Signals.Freeze(_process);

    public void Thaw() => Signals.Thaw(_process);

    /// <summary>kill -9: nothing is saved.</summary>
    public void Kill()
    {
        Signals.Thaw(_process);
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    public void Start(byte[]? dump = null)
    {
        if (dump is null)
            File.Delete(DumpFile);
        else
            File.WriteAllBytes(DumpFile, dump);
        _process = Launch();
    }

    /// <summary>Everything that is stored now, as a file to start from.</summary>
    public byte[] Dump()
    {
        using RedisConnection connection = Connect();
        connection.Send("SAVE");
        return File.ReadAllBytes(DumpFile);
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Launch()
    {
        ProcessStartInfo start = new(
            "redis-server",
            ["--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no", "--dir", _folder, "--logfile", Path.Combine(_folder, "log")])
        {
            RedirectStandardInput = true,
        };
        Process process = Process.Start(start)!;
        for (long started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30); Thread.Sleep(20))
        {
            if (process.HasExited)
                break;
            try
            {
                using RedisConnection connection = Connect();
                if (connection.SendText("PING") == "PONG")
                    return process;
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                // Not listening yet, or still loading.
            }
        }

        throw new InvalidOperationException("Redis does not start: " + (File.Exists(Path.Combine(_folder, "log")) ? File.ReadAllText(Path.Combine(_folder, "log")) : "no log"));
    }
}
