namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>A node's clock. It stands still but for what a schedule adds; timers never fire.</summary>
internal sealed class ScheduleTime : TimeProvider
{
    private long _ticks = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();

    public void Advance(TimeSpan time) => _ticks += time.Ticks;

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
