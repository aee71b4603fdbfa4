namespace SmrtGen.CompilerServices;

/// <summary>The one place where writes are announced and where a commit is known. What depends on the data (caches) stands on it.</summary>
/// <remarks>Outside a transaction a write is known to be committed when its statement ends; inside one, when the transaction commits.</remarks>
internal sealed class WriteJournal(IReadOnlyList<IWriteObserver> observers)
{
    private List<Write>? _pending;

    public bool HasObservers => observers.Count > 0;

    /// <summary>A write happened; it is not yet known to last.</summary>
    public void Add(EntityInfo entity, WriteKind kind, object? key)
    {
        if (HasObservers)
            (_pending ??= []).Add(new Write(entity, kind, key));
    }

    /// <summary>The writes last, or may: a commit whose outcome is unknown counts as one.</summary>
    public void Committed()
    {
        if (_pending is null)
            return;
        List<Write> writes = _pending;
        _pending = null;
        foreach (IWriteObserver observer in observers)
            observer.Committed(writes);
    }

    /// <summary>The writes are gone.</summary>
    public void RolledBack() => _pending = null;
}

/// <summary>Wants to know what was written once it is committed.</summary>
internal interface IWriteObserver
{
    void Committed(IReadOnlyList<Write> writes);
}

/// <summary>One write. A null key means: any row of the entity.</summary>
internal sealed record Write(EntityInfo Entity, WriteKind Kind, object? Key);

internal enum WriteKind
{
    Insert,
    Update,
    Upsert,
    Delete,
}
