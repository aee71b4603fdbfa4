using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

internal static partial class EntityParser
{
    private static KeyModel ParseKey(EntityShape shape, List<ColumnModel> columns, List<ForeignKeyModel> foreignKeys, FaultTracker rules)
    {
        int[] ordinals = [.. shape.Keys.Select(key => columns.FindIndex(column => column.PropertyName == key.Name))];
        if (ordinals.Length == 0)
            rules.Report(Rule.NoKey, new(shape.Type), shape.Type.Name);
        foreach (int ordinal in ordinals)
            CheckKeyColumn(shape, columns[ordinal], rules);

        bool refersToOther = ordinals.Length == 1 && foreignKeys.Any(foreignKey => foreignKey.Columns.Contains(columns[ordinals[0]].ColumnName));
        ValueGeneration generation = ordinals.Length == 1 ? KeyGeneration(shape.Keys[0], columns[ordinals[0]], refersToOther) : ValueGeneration.None;
        if (generation != ValueGeneration.None && columns[ordinals[0]].Write == MemberWrite.Impossible)
            rules.Report(Rule.BadKey, new(shape.Keys[0]), shape.Type.Name, shape.Keys[0].Name, "it is generated, but generated code cannot set it; give it a setter");
        foreach (int ordinal in ordinals)
            columns[ordinal] = columns[ordinal] with { Generation = generation };

        return new KeyModel
        {
            Ordinals = ordinals.ToEquatableArray(),
            Type = ordinals.Length switch
            {
                0 => "object",
                1 => columns[ordinals[0]].Value.ClrType,
                _ => SymbolText.PlacePrefix(shape.Type) + shape.Type.Name + "Key",
            },
            Generation = generation,
        };
    }

    private static void CheckKeyColumn(EntityShape shape, ColumnModel column, FaultTracker rules)
    {
        if (column.Value.Shape == ValueShape.Unsupported)
            return;
        string? problem = column switch
        {
            { IsClrNullable: true } when shape.Property(column.PropertyName)!.Type.NullableAnnotation != NullableAnnotation.None => "it is nullable",
            { Value.Shape: ValueShape.Array or ValueShape.List or ValueShape.Json } => "a list or JSON has no use as a key",
            { Value.Store: StoreKind.Single or StoreKind.Double or StoreKind.Bytes or StoreKind.JsonText } => "its values are not compared exactly",
            { Generation: ValueGeneration.Always } => "a key cannot be computed",
            { Generation: ValueGeneration.OnInsert } when shape.Keys.Count > 1 => "a part of a composite key is not made by the database",
            { Generation: ValueGeneration.OnInsert, Value.Store: not (StoreKind.Int16 or StoreKind.Int32 or StoreKind.Int64 or StoreKind.Guid) }
                => "only short, int, long and Guid keys are generated",
            _ => null,
        };
        if (problem is not null)
            rules.Report(Rule.BadKey, new(shape.Property(column.PropertyName)!), shape.Type.Name, column.PropertyName, problem);
    }

    /// <summary>An integer key is made by the database, a Guid by the client, unless it is told otherwise or refers to another entity's key.</summary>
    private static ValueGeneration KeyGeneration(IPropertySymbol property, ColumnModel column, bool refersToOther)
    {
        const int NotGenerated = 0;
        AttributeData? attribute = property.Find(KnownTypes.DatabaseGenerated);
        if (attribute?.Number(0, -1) == NotGenerated || (attribute is null && refersToOther))
            return ValueGeneration.None;
        if (column.Value.Shape is not (ValueShape.Primitive or ValueShape.Wrapper))
            return ValueGeneration.None;
        return column.Value.Store switch
        {
            StoreKind.Int16 or StoreKind.Int32 or StoreKind.Int64 => ValueGeneration.OnInsert,
            StoreKind.Guid => ValueGeneration.OnClient,
            _ => ValueGeneration.None,
        };
    }

    private static void CheckConcurrencyToken(EntityShape shape, List<ColumnModel> columns, FaultTracker rules)
    {
        ColumnModel? first = null;
        foreach (ColumnModel column in columns.Where(column => column.IsConcurrencyToken))
        {
            string? problem = column switch
            {
                _ when first is not null => $"{first.PropertyName} is one already; an entity has at most one",
                { IsKey: true } => "it is part of the key",
                { Value.Shape: ValueShape.Unsupported } => null,
                { Value.Shape: not ValueShape.Primitive } => "it must be an integer, byte[] or Guid",
                { Value.Store: StoreKind.Bytes } => null,
                { IsClrNullable: true } => "it is nullable",
                { Value.Store: StoreKind.Guid } => null,
                { Value.Store: >= StoreKind.Byte and <= StoreKind.UInt64 } => null,
                _ => "it must be an integer, byte[] or Guid",
            };
            if (problem is null && column.Write == MemberWrite.Impossible)
                problem = "generated code cannot set it; give it a setter";
            if (problem is not null)
                rules.Report(Rule.BadConcurrencyToken, new(shape.Property(column.PropertyName)!), shape.Type.Name, column.PropertyName, problem);
            first ??= column;
        }

        foreach (ColumnModel column in columns)
        {
            if (column is { Generation: ValueGeneration.OnInsert or ValueGeneration.Always, IsKey: false, Write: MemberWrite.Impossible })
            {
                rules.Report(
                    Rule.BadDatabaseGenerated, new(shape.Property(column.PropertyName)!), shape.Type.Name, column.PropertyName, "generated code cannot set it; give it a setter");
            }
        }
    }
}
