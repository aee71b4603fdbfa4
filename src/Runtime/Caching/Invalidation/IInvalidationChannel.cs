namespace SmrtGen;

/// <summary>Carries invalidations between the processes that use one database.</summary>
/// <remarks>
/// The runtime uses its caches only while the channel proves that nothing was missed: <see cref="IInvalidationReceiver.Confirm"/> must be called again and
/// again. A channel that is silent makes reads go to the database, and nothing else.
/// </remarks>
public interface IInvalidationChannel : IAsyncDisposable
{
    /// <summary>
    /// Whether messages travel in the writer's own transaction, so that they arrive if and only if it commits. The runtime then asks
    /// <see cref="SmrtDatabase"/> to send them and never calls <see cref="AnnounceAsync"/> or <see cref="PublishAsync"/>.
    /// </summary>
    bool IsTransactional { get; }

    /// <summary>Begins to listen. Returns at once; connecting, and connecting again, is the channel's business.</summary>
    void Start(IInvalidationReceiver receiver);

    /// <summary>Tells the others, before a commit, what it may change. They neither use nor store it until <see cref="PublishAsync"/> says that it is over.</summary>
    /// <param name="id">The commit, unique among all processes.</param>
    /// <param name="message">What is written.</param>
    /// <param name="cancellationToken">The deadline.</param>
    ValueTask AnnounceAsync(string id, string message, CancellationToken cancellationToken);

    /// <summary>Tells the others that a commit is over, or may be.</summary>
    ValueTask PublishAsync(string id, string message, CancellationToken cancellationToken);
}

/// <summary>The runtime's side of an <see cref="IInvalidationChannel"/>. Thread-safe; calls do not block.</summary>
public interface IInvalidationReceiver
{
    /// <summary>A monotonic time in milliseconds, for <see cref="Confirm"/>.</summary>
    long Now { get; }

    /// <summary>Somebody is about to commit a write.</summary>
    void Announced(string id, string message);

    /// <summary>Somebody has written. The caller's own messages count as well.</summary>
    /// <param name="id">The commit; null when it was not announced.</param>
    /// <param name="message">What was written; one that cannot be read drops everything.</param>
    void Received(string? id, string message);

    /// <summary>Everything that was sent until <paramref name="time"/> has been received.</summary>
    /// <param name="time">A value that <see cref="Now"/> had before the proof was asked for.</param>
    void Confirm(long time);

    /// <summary>Messages may have been missed: everything that is cached is dropped.</summary>
    void Missed();
}
