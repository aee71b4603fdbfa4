namespace SmrtGen.CompilerServices;

/// <summary>Ends the reading of rows on time where neither engine nor driver can.</summary>
internal struct RowDeadline(int timeoutMs, CancellationToken cancellationToken)
{
    private const int RowsBetweenChecks = 64;

    private readonly long _end = timeoutMs > 0 ? Environment.TickCount64 + timeoutMs : long.MaxValue;
    private int _rows;

    public void Check()
    {
        if (++_rows % RowsBetweenChecks != 1)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        if (Environment.TickCount64 > _end)
            throw new QueryTimeoutException($"The statement ran longer than {timeoutMs} ms.");
    }
}
