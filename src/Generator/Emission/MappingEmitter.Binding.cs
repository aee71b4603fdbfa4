using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

internal sealed partial class MappingEmitter
{
    private const string Parameters = Code.Services + "ParameterWriter parameters";

    private void WriteBinders()
    {
        WriteBindInsert();

        Open("BindUpdate", _layout.Token is null || _layout.IsTokenCounted ? "" : "The new token goes to the database first, and into the object when the row was found.");
        WriteColumns(_layout.Updated, 0);
        int next = _layout.Updated.Count;
        if (_layout.Token is { } token && !_layout.IsTokenCounted)
            WriteNewToken(token, next++);
        WriteColumns(_layout.Keys, next);
        WriteToken(next + _layout.Keys.Count);
        _writer.Close("}\n");

        Open("BindDelete", "");
        WriteColumns(_layout.Keys, 0);
        WriteToken(_layout.Keys.Count);
        _writer.Close("}\n");
    }

    private void WriteBindInsert()
    {
        Open("BindInsertGeneratedKey", "");
        var locals = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < _layout.Inserted.Count; i++)
        {
            ColumnModel column = _layout.Inserted[i];
            if (column == _layout.Token && !_layout.IsTokenCounted)
                WriteNewToken(column, i);
            else
                _values.WriteSetter(_writer, column, i, "entity." + Code.Property(column), locals);
        }

        _writer.Close("}\n");

        if (_layout.GeneratedKey is not { } key)
        {
            _writer.WriteLine($"/// <inheritdoc/>\npublic static void BindInsert({Parameters}, {_entity.Type} entity) => BindInsertGeneratedKey(parameters, entity);\n");
            return;
        }

        Open("BindInsert", "");
        _writer.WriteLine("BindInsertGeneratedKey(parameters, entity);");
        WriteColumns([key], _layout.Inserted.Count);
        _writer.Close("}\n");
    }

    private void Open(string method, string remark)
    {
        _writer.WriteLine("/// <inheritdoc/>");
        if (remark.Length > 0)
            _writer.WriteLine($"/// <remarks>{remark}</remarks>");
        _writer.Open($"public static void {method}({Parameters}, {_entity.Type} entity)");
    }

    private void WriteColumns(IReadOnlyList<ColumnModel> columns, int position)
    {
        var locals = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
            _values.WriteSetter(_writer, columns[i], position + i, "entity." + Code.Property(columns[i]), locals);
    }

    private void WriteToken(int position)
    {
        if (_layout.Token is { } token)
            WriteColumns([token], position);
    }

    private void WriteNewToken(ColumnModel token, int position)
    {
        bool isGuid = token.Value.Store == StoreKind.Guid;
        _writer.WriteLine($"parameters.{(isGuid ? "SetGuid" : "SetBytes")}({position}, {Code.Services}ConcurrencyToken.{(isGuid ? "NewGuid" : "NewBytes")}());");
    }

    private void WriteKey()
    {
        string type = _entity.Type;
        string keyType = _entity.Key.Type;
        ColumnModel first = _layout.Keys[0];
        string member = "entity." + Code.Property(first);
        string key = _entity.Key.IsComposite ? $"new({string.Join(", ", _layout.Keys.Select(column => "entity." + Code.Property(column)))})" : member;
        bool isUnset = _entity.Key.Generation == ValueGeneration.OnInsert;
        _writer.WriteLine(
            $"""
            /// <inheritdoc/>
            public static {keyType} GetKey({type} entity) => {key};

            /// <inheritdoc/>
            public static bool IsKeyUnset({type} entity) => {(isUnset ? _values.ToStored(first, member) + " == 0" : "false")};

            """);

        _writer.Open($"/// <inheritdoc/>\npublic static void PrepareKey({type} entity)");
        if (_entity.Key.Generation == ValueGeneration.OnClient)
        {
            string made = _values.FromStored(first, Code.Services + "KeyGenerator.NewGuid()");
            _writer.WriteLine($"if ({_values.ToStored(first, member)} == global::System.Guid.Empty)");
            _writer.WriteLine($"    {AccessorCode.Assign(first, "entity", made)};");
        }

        _writer.Close("}\n");

        _writer.Open($"/// <inheritdoc/>\npublic static void BindKey({Parameters}, {keyType} key)");
        var locals = new HashSet<string>(StringComparer.Ordinal) { "key" };
        for (int i = 0; i < _layout.Keys.Count; i++)
            _values.WriteSetter(_writer, _layout.Keys[i], i, KeyPart("key", _layout.Keys[i]), locals);
        _writer.Close("}\n");
        WriteBindKeys();
    }

    private void WriteBindKeys()
    {
        string header = $"/// <inheritdoc/>\npublic static void BindKeys({Parameters}, global::System.Collections.Generic.IReadOnlyList<{_entity.Key.Type}> keys)";
        ColumnModel first = _layout.Keys[0];
        if (!_entity.Key.IsComposite && first.Value.Shape == ValueShape.Primitive)
        {
            _writer.WriteLine($"{header}\n    => {StoreCode.ColumnType(first.Value.Store)}.WriteArray(parameters, 0, keys);\n");
            return;
        }

        _writer.Open(header);
        IReadOnlyList<string> names = Code.LocalNames(_layout.Keys.Select(key => Identifiers.Plural(key.PropertyName)), "keys", "parameters", "i");
        for (int i = 0; i < names.Count; i++)
            _writer.WriteLine($"var {names[i]} = new {StoreCode.ClrType(_layout.Keys[i].Value.Store)}[keys.Count];");
        _writer.Open("for (int i = 0; i < keys.Count; i++)");
        for (int i = 0; i < names.Count; i++)
            _writer.WriteLine($"{names[i]}[i] = {_values.ToStored(_layout.Keys[i], KeyPart("keys[i]", _layout.Keys[i]))};");
        _writer.Close("}\n");
        for (int i = 0; i < names.Count; i++)
            _writer.WriteLine($"{StoreCode.ColumnType(_layout.Keys[i].Value.Store)}.WriteArray(parameters, {i}, {names[i]});");
        _writer.Close("}\n");
    }

    private string KeyPart(string key, ColumnModel column) => _entity.Key.IsComposite ? $"{key}.{Code.Property(column)}" : key;
}
