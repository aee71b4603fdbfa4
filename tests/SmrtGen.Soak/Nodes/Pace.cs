using System.Diagnostics;

namespace SmrtGen.Soak.Nodes;

/// <summary>Spreads calls over time. What could not be done in time is not made up for, so that the end of a fault is no storm.</summary>
internal sealed class Pace(double callsPerSecond)
{
    private long _due = Stopwatch.GetTimestamp();

    public async Task WaitAsync(int calls)
    {
        _due += (long)(calls / callsPerSecond * Stopwatch.Frequency);
        long now = Stopwatch.GetTimestamp();
        if (_due <= now)
        {
            if (now - _due > Stopwatch.Frequency / 10)
                _due = now;
            await Task.Yield();
            return;
        }

        await Task.Delay(TimeSpan.FromSeconds((double)(_due - now) / Stopwatch.Frequency)).ConfigureAwait(false);
    }
}
