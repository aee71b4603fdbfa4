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
            if (index is { IsUnique: true, HasFinders: true, Where: null } && index.Columns.Count == 1 && !entity.Columns[index.Columns[0].Ordinal].IsClrNullable)
                loaders.Add(ByColumn(entity, entity.Columns[index.Columns[0].Ordinal]));
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

    private static LoaderModel ByColumn(EntityModel entity, ColumnModel column)
        => new(
            $"{entity.Name}By{column.PropertyName}",
            column.ClrType,
            entity.Type + "?",
            $"{Code.Services}LoaderFactory.Create(new {entity.GeneratedPrefix}Repository(_scope), {entity.GeneratedPrefix}Mapping.Model.{ModelCode.FieldName(column)}, static entity => entity.{Code.Property(column)}, _isCaching)");

    private static LoaderModel Along(EntityModel entity, RelationModel relation)
        => new(
            entity.Name + relation.PropertyName,
            RelationEmitter.KeyType(relation),
            relation.IsCollection ? $"global::System.Collections.Generic.IReadOnlyList<{relation.Target.Type}>" : relation.Target.Type + "?",
            $"{Code.Services}LoaderFactory.Create({entity.Type}.SmrtRelations.{Identifiers.Escape(relation.PropertyName)}, _scope, _isCaching)");
}
