namespace SmrtGen.CompilerServices;

/// <summary>Loads a relation for one entity and, in the same statement, for its peers that have not loaded it.</summary>
internal static class PeerLoading
{
    public static ValueTask LoadAsync<TOwner, TTarget, TKey>(
        KeyedRelation<TOwner, TTarget, TKey> relation, TOwner owner, SmrtScope scope, CancellationToken cancellationToken)
        where TOwner : class, INavigationOwner
        where TTarget : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        if (relation.IsLoaded(owner))
            return default;
        return owner.Peers is { } group && group.Origin.MayShare(scope)
            ? LoadTogetherAsync(relation, owner, group, scope, cancellationToken)
            : LoadAsync(relation, [owner], scope, new PeerOrigin(scope, 0, relation.Owner().MaxDepth), cancellationToken);
    }

    /// <summary>Loads a relation for these entities, whether they are peers or not.</summary>
    public static ValueTask LoadAsync(Relation relation, IReadOnlyList<object> owners, SmrtScope scope, PeerOrigin origin, CancellationToken cancellationToken)
        => scope.Kernel.LoadAsync(
            [relation.CreateLoad(owners, new IncludeNode(relation, default, []), origin)], $"Load{relation.Name}Async", cancellationToken);

    private static async ValueTask LoadTogetherAsync<TOwner, TTarget, TKey>(
        KeyedRelation<TOwner, TTarget, TKey> relation, TOwner owner, PeerGroup group, SmrtScope scope, CancellationToken cancellationToken)
        where TOwner : class, INavigationOwner
        where TTarget : class
        where TKey : notnull
    {
        while (!relation.IsLoaded(owner))
        {
            Task? loading;
            TaskCompletionSource? mine = null;
            lock (group.Gate)
            {
                if (!group.Loading.TryGetValue(relation, out loading))
                {
                    mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    group.Loading.Add(relation, mine.Task);
                }
            }

            if (mine is null)
            {
                // Somebody loads for this entity too. When that fails it has failed for all who wait, or each would send the statement again.
                await loading!.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            Exception? failure = null;
            try
            {
                List<TOwner> owners = group.Living<TOwner>();
                owners.RemoveAll(peer => relation.IsLoaded(peer) && !ReferenceEquals(peer, owner));
                if (!owners.Exists(peer => ReferenceEquals(peer, owner)))
                    owners.Add(owner);
                await LoadAsync(relation, owners, scope, group.Origin with { Scope = scope }, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // A cancellation is this caller's own: the next one that waits takes over.
                failure = exception is OperationCanceledException && cancellationToken.IsCancellationRequested ? null : exception;
                throw;
            }
            finally
            {
                lock (group.Gate)
                    group.Loading.Remove(relation);
                End(mine, failure);
            }
        }
    }

    private static void End(TaskCompletionSource load, Exception? failure)
    {
        if (failure is null)
        {
            load.SetResult();
            return;
        }

        load.SetException(failure);

        // Nobody may be waiting; the failure is thrown to the caller that loads in any case.
        _ = load.Task.Exception;
    }
}
