using System.Diagnostics;

namespace SmrtGen.Runtime.Tests.Redis.Support;

/// <summary>Writes down what a channel says, in order.</summary>
internal sealed class ReceiverLog : IInvalidationReceiver
{
    private readonly List<string> _calls = [];
    private long? _now;

    public long Now
    {
        get => _now ?? (long)Stopwatch.GetElapsedTime(0).TotalMilliseconds;
        set => _now = value;
    }

    public long Confirmed { get; private set; } = -1;

    public int Misses { get; private set; }

    public void Announced(string id, string message) => Add($"announced {id} {message}");

    public void Received(string? id, string message) => Add($"received {id} {message}");

    public void Confirm(long time)
    {
        lock (_calls)
        {
            Confirmed = time;
            _calls.Add($"confirmed {time}");
        }
    }

    public void Missed()
    {
        lock (_calls)
        {
            Misses++;
            _calls.Add("missed");
        }
    }

    /// <summary>All calls since the last time.</summary>
    public string[] Take()
    {
        lock (_calls)
        {
            string[] calls = [.. _calls];
            _calls.Clear();
            return calls;
        }
    }

    public bool Has(string call)
    {
        lock (_calls)
            return _calls.Contains(call);
    }

    public async Task WaitAsync(Func<bool> condition, string what)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(20))
                Assert.Fail($"{what} did not come. Last: {string.Join(", ", Take().TakeLast(20))}");
            await Task.Delay(5);
        }
    }

    /// <summary>Waits until everything up to now is confirmed.</summary>
    public Task CatchUpAsync()
    {
        long now = Now;
        return WaitAsync(() => Confirmed >= now, "A confirmation");
    }

    private void Add(string call)
    {
        lock (_calls)
            _calls.Add(call);
    }
}
