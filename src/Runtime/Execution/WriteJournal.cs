namespace SmrtGen.CompilerServices;

/// <summary>The one place where writes are announced and where a commit is known: what is cached is dropped from here, and others are told.</summary>
/// <remarks>Outside a transaction a write is known to be committed when its statement ends; inside one, when the transaction commits.</remarks>
internal sealed class WriteJournal(CacheHub hub)
{
    private TableChanges? _changes;
    private string? _id;

    public CacheHub Hub => hub;

    public bool IsEmpty => _changes is null;

    /// <summary>The commit's name.</summary>
    public string Id => _id ??= hub.NewCommitId();

    /// <summary>What other processes are told.</summary>
    public string Message => (_changes ?? throw new InvalidOperationException("Nothing was written.")).Write(Id);

    /// <summary>A write happened, or is about to; it is not yet known to last.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="key">The row; null: any.</param>
    public void Add(EntityInfo entity, WriteKind kind, object? key)
    {
        if (hub.PlanFor(entity) is not { } plan)
            return;
        if (plan.IsCached)
        {
            _changes ??= new TableChanges();
            // Another class than the cached one may map the table, and its keys are not known.
            if (entity.FormatKey is not { } format || (key is null && kind != WriteKind.Insert))
                _changes.AddAll(plan.Table);
            else if (kind == WriteKind.Insert)
                _changes.AddInsert(plan.Table, key is null ? null : format(key));
            else
                _changes.AddKey(plan.Table, format(key!));
        }

        if (kind != WriteKind.Delete)
            return;
        foreach (string dependent in plan.Dependents)
            (_changes ??= new TableChanges()).AddAll(dependent);
    }

    /// <summary>The writes last, or may.</summary>
    /// <param name="isUnknown">Whether nobody knows: the answer to the commit was lost.</param>
    public void Committed(bool isUnknown = false)
    {
        if (_changes is null)
            return;
        TableChanges changes = _changes;
        string id = Id;
        RolledBack();
        hub.Committed(changes, id, isUnknown);
    }

    /// <summary>The writes are gone.</summary>
    public void RolledBack()
    {
        _changes = null;
        _id = null;
    }
}

internal enum WriteKind
{
    Insert,
    Update,
    Upsert,
    Delete,
}
