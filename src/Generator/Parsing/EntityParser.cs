using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads an entity: the only way from symbols to <see cref="EntityModel"/>, for the generator and for the analyzer.</summary>
internal static partial class EntityParser
{
    /// <summary>The entity's model, or null when nothing can be generated beside the class. Broken rules go to <paramref name="sink"/>.</summary>
    public static EntityModel? Parse(INamedTypeSymbol type, IRuleSink? sink, CancellationToken cancellationToken)
    {
        var rules = new FaultTracker(sink);
        if (!CheckKindOfType(type, rules, cancellationToken))
            return null;

        bool isPartial = TypePlaceReader.IsPartial(type, cancellationToken);
        if (!isPartial)
            rules.Report(Rule.NotPartial, new(type), type.Name);

        EntityShape shape = EntityShape.Of(type);
        if (!CheckGeneratedNames(shape, rules, cancellationToken))
            return null;

        CheckTable(shape, rules);
        List<ColumnModel> columns = ParseColumns(shape, rules, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        List<RelationModel> relations = RelationParser.Parse(shape, rules, out List<ForeignKeyModel> foreignKeys);
        KeyModel key = ParseKey(shape, columns, foreignKeys, rules);
        CheckConcurrencyToken(shape, columns, rules);
        List<IndexModel> indexes = ParseIndexes(shape, columns, rules);
        AddForeignKeyIndexes(shape, columns, key, foreignKeys, indexes);

        EntityLimits limits = ParseLimits(shape, rules);
        return new EntityModel
        {
            Name = type.Name,
            Type = type.FullName(),
            Place = TypePlaceReader.Read(type),
            Header = TypePlaceReader.Header(type),
            IsPartial = isPartial,
            IsRecord = type.IsRecord,
            PrintModifiers = FindPrintModifiers(type),
            Table = shape.Table,
            Columns = columns.ToEquatableArray(),
            Key = key,
            Construction = ConstructionParser.Parse(type, shape.Constructor, columns, rules),
            Indexes = indexes.ToEquatableArray(),
            ForeignKeys = foreignKeys.ToEquatableArray(),
            Relations = relations.ToEquatableArray(),
            Limits = limits,
            IsImmutable = limits.CacheTicks > 0 && shape.Navigations.Count == 0
                && columns.TrueForAll(column => column.Value.Shape != ValueShape.Json) && Immutability.CannotChange(type),
            Fault = rules.Fault,
        };
    }

    private static List<ColumnModel> ParseColumns(EntityShape shape, FaultTracker rules, CancellationToken cancellationToken)
    {
        var columns = new List<ColumnModel>(shape.Properties.Count);
        foreach (IPropertySymbol property in shape.Properties)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ColumnModel column = ColumnParser.Parse(shape, property, columns.Count, rules);

            // SQLite compares column names without regard to case.
            if (columns.FirstOrDefault(other => string.Equals(other.ColumnName, column.ColumnName, StringComparison.OrdinalIgnoreCase)) is { } twin)
                rules.Report(Rule.DuplicateColumn, new(property), shape.Type.Name, twin.PropertyName, property.Name, column.ColumnName);
            columns.Add(column);
        }

        return columns;
    }

    private static void CheckTable(EntityShape shape, FaultTracker rules)
    {
        if (NameCheck.FindProblem(shape.Table.Name) is { } problem)
            rules.Report(Rule.BadName, new(shape.Type, shape.Attribute, "Table"), "table", shape.Table.Name, problem);
        if (shape.Table.Schema is { } schema && NameCheck.FindProblem(schema) is { } schemaProblem)
            rules.Report(Rule.BadName, new(shape.Type, shape.Attribute, "Schema"), "schema", schema, schemaProblem);
    }
}
