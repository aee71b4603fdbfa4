namespace SmrtGen.Soak.Nodes;

/// <summary>The system's time with a wall clock that somebody sets. Its monotonic time goes on, as it does on a machine.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private long _offset;

    public void Jump(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));
}
