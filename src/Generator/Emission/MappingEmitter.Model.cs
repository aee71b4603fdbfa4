using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

internal sealed partial class MappingEmitter
{
    /// <summary>Public, because views and relations of other assemblies refer to it.</summary>
    private void WriteModel()
    {
        _writer.WriteLine($"/// <summary>The columns, made when first used.</summary>\n{Code.Hidden}");
        _writer.Open("public static class Model");
        for (int i = 0; i < _entity.Columns.Count; i++)
        {
            ColumnModel column = _entity.Columns[i];
            string nullable = column.IsNullable ? ", isNullable: true" : "";
            string value = FaultCode.Of(_entity) is { } fault
                ? $"=> {fault};"
                : $"{"{ get; }"} =\n    new({Code.Literal(column.ColumnName)}, {Code.Literal(column.PropertyName)}, {column.Ordinal}, {_values.ColumnType(column)}{nullable});";
            if (i > 0)
                _writer.WriteLine();
            _writer.WriteLine($"/// <summary>Column <c>{Doc.Escape(column.ColumnName)}</c>.</summary>");
            _writer.WriteLine($"public static {Code.Services}ColumnInfo<{column.ClrType}> {ModelCode.FieldName(column)} {value}");
        }

        _writer.Close();
    }

    private void WriteConverters()
    {
        foreach (ColumnModel column in _entity.Columns)
        {
            if (column.Value.Shape is not (ValueShape.EnumInteger or ValueShape.EnumString or ValueShape.Wrapper or ValueShape.List))
                continue;
            string provider = StoreCode.ClrType(column.Value.Store) + (column.Value.Shape == ValueShape.List ? "[]" : "");
            _writer.WriteLine($"/// <summary>How <c>{column.PropertyName}</c> is stored.</summary>\n{Code.Hidden}");
            _writer.Open($"public readonly struct {ValueCode.ConverterName(column)} : global::SmrtGen.IValueConverter<{column.Value.ClrType}, {provider}>");
            string toHeader = $"/// <inheritdoc/>\npublic static {provider} ConvertToProvider({column.Value.ClrType} value) =>";
            string fromHeader = $"/// <inheritdoc/>\npublic static {column.Value.ClrType} ConvertFromProvider({provider} value) =>";
            if (column.Value.Shape == ValueShape.EnumString)
                WriteEnumNames(column.Value, toHeader, fromHeader);
            else
                _writer.WriteLine($"{toHeader} {_values.ToStored(column, "value")};\n\n{fromHeader} {_values.FromStored(column, "value")};");
            _writer.Close("}\n");
        }
    }

    /// <summary>Text that is JSON to the database only.</summary>
    private void WriteJsonTextColumn()
    {
        if (!_entity.Columns.Any(column => column.Value is { Shape: ValueShape.Primitive, Store: StoreKind.JsonText }))
            return;
        _writer.WriteLine(
            $"""
            private sealed class JsonTextColumn : {Code.Services}ColumnType<string>
            {"{"}
                public override {Code.Services}StoreType StoreType => {Code.Services}StoreType.Json;

                public override void Write({Parameters}, int index, string value) => parameters.SetJson(index, value);

                public override void WriteArray({Parameters}, int index, global::System.Collections.Generic.IReadOnlyList<string> values)
                    => throw new global::System.NotSupportedException("JSON columns cannot be compared with a list.");

                public override string Read(in {Code.Services}Row row, int ordinal) => row.GetJsonText(ordinal);
            {"}"}

            """);
    }

    private void WriteEnumNames(ValueModel value, string toHeader, string fromHeader)
    {
        string shortName = value.ClrType.Substring(value.ClrType.LastIndexOf('.') + 1);
        _writer.Open(toHeader + " value switch");
        foreach (EnumMember member in value.EnumMembers.Where(member => !member.IsAlias))
            _writer.WriteLine($"{Member(member)} => {Code.Literal(member.Name)},");
        _writer.WriteLine($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"{shortName} has no name for this value.\"),");
        _writer.Close("};\n");
        _writer.Open(fromHeader + " value switch");
        foreach (EnumMember member in value.EnumMembers)
            _writer.WriteLine($"{Code.Literal(member.Name)} => {Member(member)},");
        _writer.WriteLine($"_ => throw new global::System.FormatException($\"{shortName} has no member named '{"{value}"}'.\"),");
        _writer.Close("};");

        string Member(EnumMember member) => $"{value.ClrType}.{Support.Identifiers.Escape(member.Name)}";
    }

    private void WriteFallback(string fault)
    {
        string entity = _entity.Type;
        string key = _entity.Key.Type;
        string row = $"in {Code.Services}Row row";
        Property("global::SmrtGen.SqlText", "FindSql", "FindManySql", "ExistsSql", "InsertSql", "InsertGeneratedKeySql", "UpdateSql", "UpsertSql", "DeleteSql", "DeleteEntitySql");
        Property(Code.Services + "EntityInfo", "Info");
        Property("bool", "HasDatabaseGeneratedKey", "HasConcurrencyToken", "InsertReturnsRow", "UpdateReturnsRow");
        Method(entity, $"Read({row})");
        Method("void", $"ReadInserted({row}, {entity} entity)", $"ReadUpdated({row}, {entity} entity)");
        Method(key, $"GetKey({entity} entity)");
        Method("bool", $"IsKeyUnset({entity} entity)");
        Method("void", $"PrepareKey({entity} entity)", $"BindKey({Parameters}, {key} key)");
        Method("void", $"BindKeys({Parameters}, global::System.Collections.Generic.IReadOnlyList<{key}> keys)");
        foreach (string method in new[] { "BindInsert", "BindInsertGeneratedKey", "BindUpdate", "BindDelete" })
            Method("void", $"{method}({Parameters}, {entity} entity)");
        if (_entity.IsCached)
        {
            Property(Policy, "CachePolicy");
            Method(entity, $"Copy({entity} entity)");
            Method("int", $"EstimateSize({entity} entity)");
            Method("void", $"WriteRow({Parameters}, {entity} entity)", $"WriteKey({KeyWriter}, {key} key)");
            Method("bool", $"TryReadKey({KeyReader}, out {key} key)");
        }

        void Property(string type, params string[] names) => Method(type, names);

        void Method(string type, params string[] signatures)
            => _writer.WriteLines(signatures.Select(signature => $"/// <inheritdoc/>\npublic static {type} {signature} => {fault};\n"));
    }
}
