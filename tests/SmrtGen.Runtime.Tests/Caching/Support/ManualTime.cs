namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>Time that passes when a test says so. The wall clock is not part of it: nothing may ask for it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _ticks = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Done once, when the time is asked for next.</summary>
    public Action? WhenAsked { get; set; }

    public override long GetTimestamp()
    {
        Action? action = WhenAsked;
        WhenAsked = null;
        action?.Invoke();
        return Interlocked.Read(ref _ticks);
    }

    public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("Caches must not depend on the wall clock.");

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
