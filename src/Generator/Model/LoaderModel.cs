using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>A batch loader of an entity.</summary>
/// <param name="Name">Its property in the context's loaders, such as <c>ProductById</c>.</param>
/// <param name="Source">What leads to the rows.</param>
/// <param name="Member">The navigation, where there is one.</param>
/// <param name="KeyType">The C# type of its keys.</param>
/// <param name="Target">The C# type of the rows.</param>
/// <param name="IsCollection">Whether a key leads to any number of rows.</param>
internal sealed record LoaderModel(string Name, LoaderSource Source, string Member, string KeyType, string Target, bool IsCollection)
{
    /// <summary>The columns of a unique index.</summary>
    public EquatableArray<LoaderColumn> Columns { get; init; } = EquatableArray<LoaderColumn>.Empty;

    /// <summary>The loaders of an entity: by key, by unique index, and one for each relation.</summary>
    public static EquatableArray<LoaderModel> Of(EntityModel entity)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return ByKey(entity).Concat(ByIndex(entity)).Concat(AlongRelations(entity)).Where(loader => names.Add(loader.Name)).ToEquatableArray();
    }

    private static IEnumerable<LoaderModel> ByKey(EntityModel entity)
    {
        if (entity.Key.Ordinals.Count == 0)
            yield break;
        string columns = string.Concat(entity.Key.Ordinals.Select(ordinal => entity.Columns[ordinal].PropertyName));
        yield return new LoaderModel($"{entity.Name}By{columns}", LoaderSource.Key, "", entity.Key.Type, entity.Type, IsCollection: false);
    }

    private static IEnumerable<LoaderModel> ByIndex(EntityModel entity)
    {
        foreach (IndexModel index in entity.Indexes.Where(index => index is { IsUnique: true, HasFinders: true, Where: null }))
        {
            ColumnModel[] columns = [.. index.Columns.Select(column => entity.Columns[column.Ordinal])];
            string[] types = [.. columns.Select(column => column.Value.ClrType)];
            string key = types.Length == 1 ? types[0] : $"({string.Join(", ", types)})";
            string name = string.Concat(columns.Select(column => column.PropertyName));
            yield return new LoaderModel($"{entity.Name}By{name}", LoaderSource.UniqueIndex, "", key, entity.Type, IsCollection: false)
            {
                Columns = columns.Select(column => new LoaderColumn(column.PropertyName, column.ClrType, column.IsClrNullable, column.Value.IsReferenceType)).ToEquatableArray(),
            };
        }
    }

    private static IEnumerable<LoaderModel> AlongRelations(EntityModel entity)
    {
        foreach (RelationModel relation in entity.Relations.Where(relation => relation.IsResolved))
            yield return new LoaderModel(entity.Name + relation.PropertyName, LoaderSource.Relation, relation.PropertyName, relation.KeyType, relation.Target.Type, relation.IsCollection);
    }
}

/// <summary>A column of the unique index that a loader goes by.</summary>
internal sealed record LoaderColumn(string PropertyName, string ClrType, bool IsClrNullable, bool IsReferenceType);

/// <summary>What a loader's keys are.</summary>
internal enum LoaderSource
{
    Key,
    UniqueIndex,
    Relation,
}
