using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>Takes the key of a relation from an object; false when a part of it is null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool RelationKey<TEntity, TKey>(TEntity entity, out TKey key);

/// <summary>Reads a key or an object from a row, from an ordinal on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T RowValue<T>(in Row row, int ordinal);

/// <summary>Makes an object of a row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate TEntity RowReader<TEntity>(in Row row);

/// <summary>A relation whose two sides meet in a key.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class KeyedRelation<TOwner, TTarget, TKey> : Relation
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
{
    private protected KeyedRelation()
    {
    }

    /// <summary>The key on the owner's side.</summary>
    public required RelationKey<TOwner, TKey> OwnerKey { get; init; }

    /// <summary>The key on the target's side; null over a join table, where rows end with it.</summary>
    public RelationKey<TTarget, TKey>? TargetKey { get; init; }

    /// <summary>Reads the owner's key where a row of a many-to-many relation ends with it.</summary>
    public RowValue<TKey>? ReadOwnerKey { get; init; }

    /// <summary>Sets the keys as array parameters, one per column.</summary>
    public required Action<ParameterWriter, int, IReadOnlyList<TKey>> BindKeys { get; init; }

    /// <summary>Makes a target of a row.</summary>
    public required RowReader<TTarget> Read { get; init; }

    /// <summary>Loads the property for this entity, and in the same statement for the entities that came with it.</summary>
    public async ValueTask<TProperty> LoadAsync<TProperty>(TOwner owner, SmrtScope scope, Func<TOwner, TProperty> property, CancellationToken cancellationToken)
    {
        await PeerLoading.LoadAsync(this, owner, scope, cancellationToken).ConfigureAwait(false);
        return property(owner);
    }

    /// <summary>Whether what the navigation holds is what the owner's columns say.</summary>
    internal virtual bool IsLoaded(TOwner owner) => owner.IsNavigationLoaded(Ordinal);
}

/// <summary>A relation to one entity at most.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReferenceRelation<TOwner, TTarget, TKey> : KeyedRelation<TOwner, TTarget, TKey>
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
{
    /// <summary>Reads the property's field.</summary>
    public required Func<TOwner, object?> GetState { get; init; }

    /// <summary>Sets the property's field.</summary>
    public required Action<TOwner, object> SetState { get; init; }

    /// <summary>Whether the owner holds the foreign key, which may be changed after the property was loaded.</summary>
    public bool IsForeignKey { get; init; }

    /// <inheritdoc/>
    public override bool IsCollection => false;

    internal override bool IsLoaded(TOwner owner)
    {
        object? state = GetState(owner);
        if (state is null || !IsForeignKey)
            return state is not null;
        bool hasKey = OwnerKey(owner, out TKey key);
        return state is TTarget target
            ? hasKey && TargetKey!(target, out TKey targetKey) && EqualityComparer<TKey>.Default.Equals(key, targetKey)
            : !hasKey || !ReferenceEquals(state, Navigation.NoKey);
    }

    internal override RelationLoad CreateLoad(IReadOnlyList<object> owners, IncludeNode node, PeerOrigin origin)
        => new ReferenceLoad<TOwner, TTarget, TKey>(this, owners, node, origin);
}

/// <summary>A relation to any number of entities.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CollectionRelation<TOwner, TTarget, TKey> : KeyedRelation<TOwner, TTarget, TKey>
    where TOwner : class, INavigationOwner
    where TTarget : class
    where TKey : notnull
{
    /// <summary>Sets the property.</summary>
    public required Action<TOwner, List<TTarget>> Assign { get; init; }

    /// <inheritdoc/>
    public override bool IsCollection => true;

    internal override RelationLoad CreateLoad(IReadOnlyList<object> owners, IncludeNode node, PeerOrigin origin)
        => new CollectionLoad<TOwner, TTarget, TKey>(this, owners, node, origin);
}
