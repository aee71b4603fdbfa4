namespace SmrtGen.CompilerServices;

/// <summary>Monotonic milliseconds. The system's clock is read without a call into a provider, because every hit asks it.</summary>
internal sealed class CacheClock(TimeProvider provider)
{
    private readonly bool _isSystem = ReferenceEquals(provider, TimeProvider.System);

    public TimeProvider Provider => provider;

    public long Now => _isSystem
        ? Environment.TickCount64
        : (long)provider.GetElapsedTime(0).TotalMilliseconds;
}
