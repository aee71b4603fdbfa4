using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>The batch loaders of an entity: by key, by unique indexes, and one for each relation.</summary>
internal static class LoaderCode
{
    public static EquatableArray<LoaderModel> Of(EntityModel entity)
    {
        var loaders = new List<LoaderModel>();
        if (entity.Key.Ordinals.Count > 0)
            loaders.Add(ByKey(entity));
        foreach (IndexModel index in entity.Indexes)
        {
            if (index is { IsUnique: true, HasFinders: true, Where: null })
                loaders.Add(ByIndex(entity, [.. index.Columns.Select(column => entity.Columns[column.Ordinal])]));
        }

        foreach (RelationModel relation in entity.Relations)
        {
            if (relation.OwnerColumns.Count > 0)
                loaders.Add(Along(entity, relation));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        string? fault = FaultCode.Of(entity);
        return loaders.Where(loader => names.Add(loader.Name))
            .Select(loader => fault is null ? loader : loader with { Creation = fault })
            .ToEquatableArray();
    }

    private static LoaderModel ByKey(EntityModel entity)
    {
        string name = string.Concat(entity.Key.Ordinals.Select(ordinal => entity.Columns[ordinal].PropertyName));
        return new($"{entity.Name}By{name}", entity.Key.Type, entity.Type + "?", $"{entity.GeneratedPrefix}Repository.CreateKeyLoader(_scope, _isCaching)");
    }

    private static LoaderModel ByIndex(EntityModel entity, IReadOnlyList<ColumnModel> columns)
    {
        string model = $"{entity.GeneratedPrefix}Mapping.Model.";
        string key = Tuple([.. columns.Select(column => column.Value.ClrType)]);
        string names = string.Join(", ", columns.Select(column => model + ModelCode.FieldName(column)));
        string read = Tuple([.. columns.Select(column => $"entity.{Code.Property(column)}{(column.IsNullableStruct ? ".GetValueOrDefault()" : column.IsClrNullable ? "!" : "")}")]);
        return new(
            $"{entity.Name}By{string.Concat(columns.Select(column => column.PropertyName))}",
            key,
            entity.Type + "?",
            $"{Code.Services}LoaderFactory.Create<{entity.Type}, {key}>(new {entity.GeneratedPrefix}Repository(_scope), [{names}], static (parameters, index, keys) => {{ {string.Join(" ", Writes())} }}, static entity => {read}, _isCaching)");

        IEnumerable<string> Writes() => columns.Select((column, i) =>
            $"{model}{ModelCode.FieldName(column)}.WriteArray(parameters, index + {i}, global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Select<{key}, {column.ClrType}>(keys, static key => key{(columns.Count > 1 ? $".Item{i + 1}" : "")})));");
    }

    private static string Tuple(string[] parts) => parts.Length == 1 ? parts[0] : $"({string.Join(", ", parts)})";

    private static LoaderModel Along(EntityModel entity, RelationModel relation)
        => new(
            entity.Name + relation.PropertyName,
            RelationEmitter.KeyType(relation),
            relation.IsCollection ? $"global::System.Collections.Generic.IReadOnlyList<{relation.Target.Type}>" : relation.Target.Type + "?",
            $"{Code.Services}LoaderFactory.Create({entity.Type}.SmrtRelations.{Identifiers.Escape(relation.PropertyName)}, _scope, _isCaching)");
}
