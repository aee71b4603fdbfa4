using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Sql;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes <c>{Entity}Mapping</c>: statements, reading rows, binding parameters, hooks.</summary>
internal sealed partial class MappingEmitter
{
    private readonly EntityModel _entity;
    private readonly StatementLayout _layout;
    private readonly ValueCode _values;
    private readonly SourceWriter _writer;

    private MappingEmitter(EntityModel entity, SourceWriter writer)
    {
        _entity = entity;
        _layout = new StatementLayout(entity);
        _values = new ValueCode(entity.GeneratedPrefix + "Mapping");
        _writer = writer;
    }

    public static SourceText Emit(EntityModel entity)
    {
        var file = new SourceFile(entity.Place, entity.Place.HintName);
        new MappingEmitter(entity, file.Writer).WriteMapping();
        return file.Close();
    }

    private void WriteMapping()
    {
        _writer.WriteLine(
            $"""
            /// <summary>How {Doc.See(_entity.Type)} maps to <c>{Doc.Escape(_entity.Table.Name)}</c>: statements, rows, parameters. Declare it again to implement its hooks.</summary>
            {Code.GeneratedCode}
            """);
        _writer.Open($"{_entity.Place.Accessibility} readonly partial struct {_entity.Name}Mapping : {Code.Services}{(_entity.IsCached ? "ICachedMapping" : "IEntityMapping")}<{_entity.Type}, {_entity.Key.Type}>");
        if (FaultCode.Of(_entity) is { } fault)
        {
            WriteFallback(fault);
        }
        else
        {
            WriteStatements();
            WriteInfo();
            WriteFlags();
            WriteRead();
            WriteReturned();
            WriteKey();
            WriteBinders();
            if (_entity.IsCached)
                WriteCaching();
            WriteAccessors();
        }

        WriteHooks();
        WriteConverters();
        WriteJsonTextColumn();
        WriteModel();
        _writer.Close();
    }

    private void WriteStatements()
    {
        var sql = new EntitySql(_entity, _layout);
        var properties = new List<string>();
        Add("Find", sql.Find);
        Add("FindMany", sql.FindMany);
        Add("Exists", sql.Exists);
        Add("Insert", sql.Insert);
        if (_layout.GeneratedKey is null)
            AddProperty("InsertGeneratedKey", "InsertSql");
        else
            Add("InsertGeneratedKey", sql.InsertGeneratedKey);
        AddRows("InsertRows", sql.InsertRows);
        if (_layout.GeneratedKey is not null)
            AddRows("InsertRowsGeneratedKey", sql.InsertRowsGeneratedKey);
        Add("Update", sql.Update);
        Add("Upsert", sql.Upsert);
        Add("Delete", sql.Delete);
        if (_layout.Token is null)
            AddProperty("DeleteEntity", "DeleteSql");
        else
            Add("DeleteEntity", sql.DeleteEntity);
        _writer.WriteLines(properties);

        void Add(string name, SqlPair statement) => AddProperty(name, Code.SqlConstants(_writer, name + "SqlText", statement));

        void AddRows(string name, string? statement)
        {
            if (statement is null)
                return;
            Code.SqlConstants(_writer, name + "SqlText", new SqlPair(statement, statement));
            properties.Add($"/// <inheritdoc/>\npublic static string? {name}Sql => {name}SqlText;\n");
        }

        void AddProperty(string name, string value) => properties.Add($"/// <inheritdoc/>\npublic static global::SmrtGen.SqlText {name}Sql => {value};\n");
    }

    private void WriteInfo()
    {
        SqlPair table = SqlPair.For(engine => SqlName.Quote(_entity.Table, engine));
        string tableText = table.IsSame ? Code.Literal(table.PostgreSql) : $"{Code.Literal(table.PostgreSql)}, {Code.Literal(table.Sqlite)}";
        _writer.WriteLine($"/// <inheritdoc/>\npublic static {Code.Services}EntityInfo Info {"{ get; }"} = new(");
        _writer.Indent();
        _writer.WriteLine($"{Code.Literal(_entity.Name)},\nnew global::SmrtGen.SqlText({tableText}),\n\"{SchemaHash.Of(_entity)}\",");
        _writer.WriteLine(string.Join(",\n", _entity.Columns.Select(column => ModelName(column))) + ")");
        _writer.Unindent();
        _writer.Open();
        _writer.WriteLine($"KeyOrdinals = [{string.Join(", ", _entity.Key.Ordinals)}],");
        _writer.WriteLine($"MaxLimit = {_entity.Limits.MaxLimit},\nMaxDepth = {_entity.Limits.MaxDepth},\nTimeoutMs = {_entity.Limits.TimeoutMs},");
        if (_entity.IsCached)
            _writer.WriteLine($"FormatKey = static key => {Code.Services}CacheKeyText.Of<{_entity.Type}, {_entity.Key.Type}, {_entity.Name}Mapping>(({_entity.Key.Type})key),");
        _writer.Close("};\n");
    }

    private void WriteFlags()
    {
        Write("HasDatabaseGeneratedKey", _layout.GeneratedKey is not null);
        Write("HasConcurrencyToken", _layout.Token is not null);
        Write("InsertReturnsRow", _layout.ReturnedByInsert.Count > 0);
        Write("UpdateReturnsRow", _layout.ReturnedByUpdate.Count > 0);

        void Write(string name, bool value) => _writer.WriteLine($"/// <inheritdoc/>\npublic static bool {name} => {(value ? "true" : "false")};\n");
    }

    private void WriteHooks()
    {
        string key = _entity.Key.Type;
        WriteHook("OnInserting", _entity.Type, "entity", "Runs before an entity is inserted, and may change it.");
        WriteHook("OnInserted", _entity.Type, "entity", "Runs after an entity was inserted.");
        WriteHook("OnUpdating", _entity.Type, "entity", "Runs before an entity is updated, and may change it.");
        WriteHook("OnUpdated", _entity.Type, "entity", "Runs after an entity was updated.");
        WriteHook("OnDeleting", key, "key", "Runs before the row with a key is deleted.");
        WriteHook("OnDeleted", key, "key", "Runs after the row with a key was deleted.");
        _writer.WriteLine($"/// <summary>Runs after an entity was read.</summary>\nstatic partial void OnLoaded({_entity.Type} entity);\n");
    }

    private void WriteHook(string name, string type, string parameter, string summary)
    {
        _writer.WriteLine(
            $"""
            /// <summary>{summary}</summary>
            static partial void {name}({type} {parameter});

            static void {Code.Services}IEntityMapping<{_entity.Type}, {_entity.Key.Type}>.{name.Substring(2)}({type} {parameter}) => {name}({parameter});

            """);
    }

    private static string ModelName(ColumnModel column) => "Model." + ModelCode.FieldName(column);
}
