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
        return owner.Peers is { } group && MayShare(group.Origin, scope)
            ? LoadTogetherAsync(relation, owner, group, scope, cancellationToken)
            : LoadAsync(relation, [owner], scope, new PeerOrigin(scope, 0, relation.Owner().MaxDepth), cancellationToken);
    }

    /// <summary>Loads a relation for these entities, whether they are peers or not.</summary>
    public static ValueTask LoadAsync(Relation relation, IReadOnlyList<object> owners, SmrtScope scope, PeerOrigin origin, CancellationToken cancellationToken)
        => scope.Kernel.LoadAsync(
            [relation.CreateLoad(owners, new IncludeNode(relation, default, []), origin)], $"Load{relation.Name}Async", cancellationToken);

    /// <summary>What one transaction sees must not reach entities that came from elsewhere, and beyond the depth everybody loads alone.</summary>
    private static bool MayShare(PeerOrigin origin, SmrtScope scope)
        => origin.Depth < origin.MaxDepth && (!scope.IsTransaction || ReferenceEquals(scope, origin.Scope));

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
                // Somebody loads already, perhaps for this entity too; whether that went well is theirs to tell.
                await loading!.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            try
            {
                List<TOwner> owners = group.Living<TOwner>();
                owners.RemoveAll(peer => relation.IsLoaded(peer) && !ReferenceEquals(peer, owner));
                if (!owners.Exists(peer => ReferenceEquals(peer, owner)))
                    owners.Add(owner);
                await LoadAsync(relation, owners, scope, group.Origin with { Scope = scope }, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                lock (group.Gate)
                    group.Loading.Remove(relation);
                mine.SetResult();
            }
        }
    }
}
