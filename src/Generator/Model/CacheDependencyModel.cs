using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>The cached tables that a delete from one table reaches through foreign keys.</summary>
/// <param name="Table">The table a row is deleted from.</param>
/// <param name="Dependents">The tables whose rows are deleted or changed with it.</param>
internal sealed record CacheDependencyModel(string Table, EquatableArray<CacheDependent> Dependents)
{
    /// <summary>The tables of a context from which a delete reaches a cached one.</summary>
    public static EquatableArray<CacheDependencyModel> Of(IReadOnlyList<ContextEntity> entities)
    {
        var keys = entities.SelectMany(entity => entity.DeletingKeys.Select(key => (entity, key))).ToLookup(each => each.key.Target, StringComparer.Ordinal);
        return keys
            .Select(group => new CacheDependencyModel(group.Key, Reach(group.Key, keys).ToEquatableArray()))
            .Where(dependency => dependency.Dependents.Count > 0)
            .OrderBy(dependency => dependency.Table, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>The nearest tables come first. A table that refers to itself is reached, too: other rows go with the one that is deleted.</summary>
    private static List<CacheDependent> Reach(string table, ILookup<string, (ContextEntity Entity, DeletingKey Key)> keys)
    {
        var reached = new List<CacheDependent>();
        var cascaded = new HashSet<string>(StringComparer.Ordinal) { table };
        var deletes = new Queue<(string Table, string Path)>([(table, "")]);
        while (deletes.Count > 0)
        {
            (string deleted, string path) = deletes.Dequeue();
            foreach ((ContextEntity entity, DeletingKey key) in keys[deleted])
            {
                string through = path.Length == 0 ? key.Name : $"{path}, {key.Name}";
                if (entity.IsCached && !reached.Exists(other => other.Table == entity.Table))
                    reached.Add(new CacheDependent(entity.Table, through, key.Cascades));
                if (key.Cascades && cascaded.Add(entity.Table))
                    deletes.Enqueue((entity.Table, through));
            }
        }

        return reached;
    }
}

/// <summary>A cached table that a delete reaches.</summary>
/// <param name="Table">The table.</param>
/// <param name="Through">The foreign keys on the shortest way there.</param>
/// <param name="IsDeleted">Whether rows are deleted; otherwise they lose a reference.</param>
internal sealed record CacheDependent(string Table, string Through, bool IsDeleted);
