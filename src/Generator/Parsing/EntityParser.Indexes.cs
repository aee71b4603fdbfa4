using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

internal static partial class EntityParser
{
    private static List<IndexModel> ParseIndexes(EntityShape shape, List<ColumnModel> columns, FaultTracker rules)
    {
        var indexes = new List<IndexModel>();
        foreach (AttributeData attribute in shape.Type.FindAll(KnownTypes.SmrtIndex))
        {
            if (ParseIndex(shape, columns, attribute, rules) is not { } index)
                continue;
            if (indexes.Any(other => string.Equals(other.Name, index.Name, StringComparison.OrdinalIgnoreCase)))
                rules.Report(Rule.BadIndex, new(shape.Type, attribute), shape.Type.Name, $"the name {index.Name} is used by an index before it");
            else
                indexes.Add(index);
        }

        return indexes;
    }

    private static IndexModel? ParseIndex(EntityShape shape, List<ColumnModel> columns, AttributeData attribute, FaultTracker rules)
    {
        string[] properties = attribute.Elements<string>(0);
        string[] descending = attribute.NamedTexts("Descending");
        if (properties.Length == 0)
        {
            rules.Report(Rule.BadIndex, new(shape.Type, attribute), shape.Type.Name, "it names no property");
            return null;
        }

        var parts = new List<IndexColumn>();
        for (int i = 0; i < properties.Length; i++)
        {
            string name = properties[i];
            ColumnModel? column = columns.Find(each => each.PropertyName == name);
            if (column is null)
            {
                rules.Report(Rule.UnknownIndexProperty, new(shape.Type, attribute, position: i), shape.Type.Name, name);
                return null;
            }

            if (FindIndexProblem(column, parts) is { } problem)
            {
                rules.Report(Rule.BadIndex, new(shape.Type, attribute, position: i), shape.Type.Name, problem);
                return null;
            }

            parts.Add(new IndexColumn(column.Ordinal, descending.Contains(name)));
        }

        if (descending.FirstOrDefault(name => !properties.Contains(name)) is { } stray)
        {
            rules.Report(Rule.UnknownIndexProperty, new(shape.Type, attribute, "Descending"), shape.Type.Name, stray);
            return null;
        }

        bool isUnique = attribute.TryGetNamed("IsUnique", out bool unique) && unique;
        string indexName = attribute.NamedText("Name")
            ?? DatabaseNames.Join(isUnique ? "ux" : "ix", shape.Table.Name, parts.Select(part => columns[part.Ordinal].ColumnName));
        if (NameCheck.FindProblem(indexName) is { } nameProblem)
            rules.Report(Rule.BadName, new(shape.Type, attribute, "Name"), "index", indexName, nameProblem);
        return new IndexModel { Name = indexName, Columns = parts.ToEquatableArray(), IsUnique = isUnique, Where = attribute.NamedText("Where") };
    }

    private static string? FindIndexProblem(ColumnModel column, List<IndexColumn> parts) => column.Value switch
    {
        _ when parts.Any(part => part.Ordinal == column.Ordinal) => $"it names {column.PropertyName} twice",
        { Shape: ValueShape.Json or ValueShape.Array or ValueShape.List } or { Store: StoreKind.JsonText } => $"{column.PropertyName} is a list or JSON, which a plain index does not serve",
        _ => null,
    };

    /// <summary>Relations are read along foreign keys, so each has an index, unless one that exists begins with its columns.</summary>
    private static void AddForeignKeyIndexes(
        EntityShape shape, List<ColumnModel> columns, KeyModel key, List<ForeignKeyModel> foreignKeys, List<IndexModel> indexes)
    {
        foreach (ForeignKeyModel foreignKey in foreignKeys)
        {
            int[] ordinals = [.. foreignKey.Columns.Select(name => columns.FindIndex(column => column.ColumnName == name))];
            bool isServed = StartsWith([.. key.Ordinals], ordinals)
                || indexes.Any(index => index.Where is null && StartsWith([.. index.Columns.Select(column => column.Ordinal)], ordinals));
            if (isServed)
                continue;
            indexes.Add(new IndexModel
            {
                Name = DatabaseNames.Join("ix", shape.Table.Name, foreignKey.Columns),
                Columns = ordinals.Select(ordinal => new IndexColumn(ordinal, false)).ToEquatableArray(),
                HasFinders = false,
            });
        }
    }

    private static bool StartsWith(int[] list, int[] start) => list.Length >= start.Length && list.Take(start.Length).SequenceEqual(start);
}
