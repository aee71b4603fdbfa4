using SmrtGen.Generator.Model;
using SmrtGen.Generator.Sql;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes <c>SmrtRelations</c>, nested in the entity: what the runtime needs to load each navigation.</summary>
internal static class RelationEmitter
{
    public static void Write(SourceWriter writer, EntityModel entity)
    {
        writer.WriteLine($"/// <summary>The relations of {Doc.See(entity.Type)}, made when first used.</summary>\n{Code.Hidden}\n{Code.GeneratedCode}");
        writer.Open("public static class SmrtRelations");
        for (int i = 0; i < entity.Relations.Count; i++)
            WriteRelation(writer, entity, entity.Relations[i], i);
        writer.Close();
    }

    private static void WriteRelation(SourceWriter writer, EntityModel entity, RelationModel relation, int ordinal)
    {
        string key = relation.KeyType;
        string target = relation.Target.Type;
        string type = $"{Code.Services}{(relation.IsCollection ? "CollectionRelation" : "ReferenceRelation")}<{entity.Type}, {target}, {key}>";
        string prefix = relation.Kind == RelationKind.ToOne ? relation.Target.GeneratedPrefix : entity.GeneratedPrefix;
        writer.WriteLine($"/// <summary>{Describe(relation)}</summary>");
        writer.Open($"public static {type} {Identifiers.Escape(relation.PropertyName)} {{ get; }} = new()");
        writer.WriteLine(
            $"""
            Name = {Code.Literal(relation.PropertyName)},
            Ordinal = {ordinal},
            Owner = static () => {entity.GeneratedPrefix}Mapping.Info,
            Target = static () => {relation.Target.GeneratedPrefix}Mapping.Info,
            OwnerColumns = {Names(relation.OwnerColumns)},
            TargetColumns = {Names(relation.TargetColumns)},
            OwnerKey = {KeyOf(entity.Type, key, relation.OwnerColumns)},
            """);
        if (relation.Join is { } join)
        {
            string table = SqlTable(join.Table);
            writer.WriteLine($"Through = new(new({table}), {Names(relation.JoinOwnerColumns)}, {Names(relation.JoinTargetColumns)}),");
            writer.WriteLine($"ReadOwnerKey = static (in {Code.Services}Row row, int ordinal) => {ReadKey(relation, prefix)},");
        }
        else
        {
            writer.WriteLine($"TargetKey = {KeyOf(target, key, relation.TargetColumns)},");
        }

        writer.WriteLine(
            $"""
            BindKeys = static (parameters, index, keys) => {BindKeys(relation, prefix)},
            Read = {relation.Target.GeneratedPrefix}Mapping.Read,
            """);
        string field = NavigationStateEmitter.Field(entity, relation);
        writer.WriteLine(
            relation.IsCollection
                ? $"Assign = static (owner, value) => owner.{field} = value,"
                : $"GetState = static owner => owner.{field},\nSetState = static (owner, state) => owner.{field} = state,");
        if (relation.Kind == RelationKind.ToOne)
            writer.WriteLine("IsForeignKey = true,");
        writer.Close("};\n");
    }

    private static string Describe(RelationModel relation) => relation.Kind switch
    {
        RelationKind.ToOne => $"To one: {Columns(relation.OwnerColumns)} is the key of <c>{relation.Target.Name}</c>.",
        RelationKind.ToOneInverse => $"To one: {Columns(relation.TargetColumns)} of <c>{relation.Target.Name}</c> is the key.",
        RelationKind.ToMany => $"To many: {Columns(relation.TargetColumns)} of <c>{relation.Target.Name}</c> is the key.",
        _ => $"Many to many, through <c>{relation.Join!.Name}</c>.",
    };

    private static string Columns(EquatableArray<RelationColumn> columns) => string.Join(", ", columns.Select(column => $"<c>{Doc.Escape(column.ColumnName)}</c>"));

    private static string Names(EquatableArray<RelationColumn> columns) => $"[{string.Join(", ", columns.Select(column => Code.Literal(column.ColumnName)))}]";

    private static string SqlTable(TableName table)
    {
        SqlPair name = SqlPair.For(engine => SqlName.Quote(table, engine));
        return name.IsSame ? Code.Literal(name.PostgreSql) : $"{Code.Literal(name.PostgreSql)}, {Code.Literal(name.Sqlite)}";
    }

    /// <summary>Takes the key from an object; false when a part of it is null.</summary>
    private static string KeyOf(string type, string key, EquatableArray<RelationColumn> columns)
    {
        string[] values = [.. columns.Select(column => Value(column))];
        string value = values.Length == 1 ? values[0] : $"({string.Join(", ", values)})";
        string[] tests = [.. columns.Where(column => column.IsClrNullable).Select(column => $"source.{Identifiers.Escape(column.PropertyName)} is not null")];
        string test = tests.Length == 0 ? "true" : string.Join(" && ", tests);
        return $"static ({type} source, out {key} key) => {{ key = {value}; return {test}; }}";

        static string Value(RelationColumn column)
        {
            string property = $"source.{Identifiers.Escape(column.PropertyName)}";
            return column switch
            {
                { IsClrNullable: true, Value.IsReferenceType: true } => property + "!",
                { IsClrNullable: true } => property + ".GetValueOrDefault()",
                _ => property,
            };
        }
    }

    private static string BindKeys(RelationModel relation, string prefix)
    {
        EquatableArray<RelationColumn> columns = relation.PrincipalColumns;
        if (columns.Count == 1)
            return $"{Column(prefix, columns[0])}.WriteArray(parameters, index, keys)";
        IEnumerable<string> calls = columns.Select((column, i) =>
            $"{Column(prefix, column)}.WriteArray(parameters, index + {i}, global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Select(keys, static key => key.Item{i + 1})));");
        return $"{{ {string.Join(" ", calls)} }}";
    }

    private static string ReadKey(RelationModel relation, string prefix)
    {
        EquatableArray<RelationColumn> columns = relation.PrincipalColumns;
        string[] reads = [.. columns.Select((column, i) => $"{Column(prefix, column)}.Read(row, ordinal{(i == 0 ? "" : $" + {i}")})")];
        return reads.Length == 1 ? reads[0] : $"({string.Join(", ", reads)})";
    }

    private static string Column(string prefix, RelationColumn column) => $"{prefix}Mapping.Model.{ModelCode.FieldName(column.PropertyName)}";
}
