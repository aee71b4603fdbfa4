using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>What a write to a table changes of what is cached.</summary>
/// <param name="Table">The table.</param>
/// <param name="IsCached">Whether its own rows are cached.</param>
/// <param name="Dependents">The cached tables whose rows a delete takes with it or changes, through foreign keys.</param>
internal sealed record CacheDependencyModel(string Table, bool IsCached, EquatableArray<CacheDependent> Dependents)
{
    /// <summary>The tables of a context that are cached, or from which a delete reaches a cached one.</summary>
    public static EquatableArray<CacheDependencyModel> Of(IReadOnlyList<ContextEntity> entities)
    {
        var keys = entities.SelectMany(entity => entity.DeletingKeys.Select(key => (entity, key))).ToLookup(each => each.key.Target, StringComparer.Ordinal);
        var cached = new HashSet<string>(entities.Where(entity => entity.IsCached).Select(entity => entity.Table), StringComparer.Ordinal);
        return keys.Select(group => group.Key).Union(cached)
            .Select(table => new CacheDependencyModel(table, cached.Contains(table), Reach(table, keys).ToEquatableArray()))
            .Where(dependency => dependency.IsCached || dependency.Dependents.Count > 0)
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
