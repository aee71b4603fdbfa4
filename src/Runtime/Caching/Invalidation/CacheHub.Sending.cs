using System.Globalization;

namespace SmrtGen.CompilerServices;

internal sealed partial class CacheHub
{
    /// <summary>A commit whose answer was lost may still take effect; it is taken as done again and again for as long as a server could need.</summary>
    private static readonly TimeSpan[] s_unknownAgain = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10)];

    private static readonly TimeSpan s_publishFor = TimeSpan.FromSeconds(10);

    private readonly string _node = Guid.NewGuid().ToString("N");
    private long _commits;

    /// <summary>A name for a commit that no other has.</summary>
    public string NewCommitId() => string.Create(CultureInfo.InvariantCulture, $"{_node}.{Interlocked.Increment(ref _commits)}");

    /// <summary>Tells other processes what a commit may change. Without an answer in time the commit goes on: a channel that is away leaves them without proof as well.</summary>
    public async ValueTask AnnounceAsync(string id, string message, CancellationToken cancellationToken)
    {
        try
        {
            await _channel!.AnnounceAsync(id, message, cancellationToken).AsTask().WaitAsync(Options.SharedTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Published after the commit, for as long as it takes.
        }
    }

    /// <summary>A commit is over: drops what it has changed and tells the others. Returns before they know.</summary>
    /// <param name="changes">What was written.</param>
    /// <param name="id">The commit.</param>
    /// <param name="isUnknown">Whether nobody knows if it has taken effect.</param>
    public void Committed(TableChanges changes, string id, bool isUnknown)
    {
        if (isUnknown && CacheFaults.Is(CacheFault.ForgetUnknownOutcome))
            return;
        Apply(changes);
        if (isUnknown)
            _ = CommittedPerhapsAsync(changes, id);
        else if (_channel is not null)
            _ownCommits.Dropped(id);
        if (Announces)
            _ = PublishAsync(changes, id);
    }

    private async Task CommittedPerhapsAsync(TableChanges changes, string id)
    {
        foreach (TimeSpan delay in s_unknownAgain)
        {
            await Task.Delay(delay, Clock.Provider).ConfigureAwait(false);
            Apply(changes);
            if (Announces)
                _ = PublishAsync(changes, id);
        }
    }

    private async Task PublishAsync(TableChanges changes, string id)
    {
        string message = changes.Write(id);
        long until = Clock.Now + (long)s_publishFor.TotalMilliseconds;
        while (!IsDisposed && Clock.Now < until)
        {
            try
            {
                await _channel!.PublishAsync(id, message, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(1), Clock.Provider).ConfigureAwait(false);
                return;
            }
            catch (Exception)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Clock.Provider).ConfigureAwait(false);
            }
        }
    }
}
