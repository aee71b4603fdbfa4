namespace SmrtGen.CompilerServices;

/// <summary>A transaction for several statements. Committing or leaving one that somebody else owns does nothing.</summary>
internal readonly struct TransactionLease(SmrtTransaction transaction, bool isOwned) : IAsyncDisposable
{
    public SmrtTransaction Transaction { get; } = transaction;

    public ValueTask CommitAsync(CancellationToken cancellationToken) => isOwned ? Transaction.CommitAsync(cancellationToken) : default;

    public ValueTask DisposeAsync() => isOwned ? Transaction.DisposeAsync() : default;
}
