using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Sql;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes <c>{Entity}Repository</c>: thin methods with the names and types of the entity; what they do is in the runtime.</summary>
internal sealed partial class RepositoryEmitter
{
    private const string Single = "Single, Bounded = true";
    private const string Write = "Write";

    private readonly EntityModel _entity;
    private readonly SourceWriter _writer;
    private readonly EntitySql? _sql;
    private readonly ColumnModel[] _keys;
    private readonly string? _fault;

    private RepositoryEmitter(EntityModel entity, SourceWriter writer)
    {
        _entity = entity;
        _writer = writer;
        _fault = FaultCode.Of(entity);
        _keys = [.. entity.Key.Ordinals.Select(ordinal => entity.Columns[ordinal])];
        if (_fault is null)
            _sql = new EntitySql(entity, new StatementLayout(entity));
    }

    public static SourceText Emit(EntityModel entity)
    {
        var file = new SourceFile(entity.Place, entity.Place.HintName);
        new RepositoryEmitter(entity, file.Writer).WriteRepository();
        return file.Close();
    }

    private void WriteRepository()
    {
        string prefix = _entity.Name;
        bool isCached = _entity.IsCached && _fault is null;
        _writer.WriteLine(
            $"""
            /// <summary>Loads and stores {Doc.See(_entity.Type)}, table <c>{Doc.Escape(_entity.Table.Name)}</c>.</summary>
            /// <param name="scope">The context or the transaction that statements run in.</param>
            """);
        if (isCached)
            _writer.WriteLine("/// <param name=\"isFresh\">Whether nothing is read from caches; see <see cref=\"Fresh\"/>.</param>");
        _writer.WriteLine(
            $"""
            {Code.GeneratedCode}
            {_entity.Place.Accessibility} sealed partial class {prefix}Repository(global::SmrtGen.SmrtScope scope{(isCached ? ", bool isFresh = false" : "")})
                : global::SmrtGen.{(isCached ? "CachedRepository" : "Repository")}<{_entity.Type}, {_entity.Key.Type}, {prefix}Columns, {prefix}Mapping>(scope{(isCached ? ", isFresh" : "")})
            """);
        _writer.Open();
        if (_entity.IsCached)
            WriteFresh(prefix + "Repository");
        WriteReads();
        WriteWrites();
        WriteDeletes();
        WriteFinders();
        _writer.Close();
    }

    private void WriteReads()
    {
        WriteByKey("Finds one row by key, or null.", _sql?.Find, Single, $"ValueTask<{_entity.Type}?>", "FindAsync", "FindCoreAsync");
        WriteByKey("Finds one row by key.", _sql?.Find, Single, $"ValueTask<{_entity.Type}>", "GetAsync", "GetCoreAsync", Missing("There is no such row."));
        string name = _entity.Key.IsComposite || _keys.Length == 0 ? "keys" : Code.LocalNames([Identifiers.Plural(_keys[0].PropertyName)], "cancellationToken")[0];
        WriteMethod(
            "Finds rows by their keys with one statement. Keys without a row are missing in the result.", _sql?.FindMany, "Many, Bounded = true",
            $"ValueTask<global::System.Collections.Generic.IReadOnlyDictionary<{_entity.Key.Type}, {_entity.Type}>>",
            $"FindManyAsync(global::System.Collections.Generic.IEnumerable<{_entity.Key.Type}> {name}, {Code.Token})", $"FindManyCoreAsync({name}, cancellationToken)");
        WriteByKey("Whether a row has the key.", _sql?.Exists, Single, "ValueTask<bool>", "ExistsAsync", "ExistsCoreAsync");
    }

    private void WriteFresh(string type)
    {
        if (_fault is null)
            _writer.WriteLine($"private {type}? _fresh;\n");
        _writer.WriteLine(
            $"""
            /// <summary>The same repository, except that every read goes to the database and renews what is cached.</summary>
            /// <example><code>{Doc.Escape(_entity.Name)}? current = await db.{Doc.Escape(Identifiers.Plural(_entity.Name))}.Fresh.FindAsync(…);</code></example>
            public {type} Fresh => {_fault ?? $"_fresh ??= new {type}(Scope, isFresh: true)"};

            """);
    }

    private void WriteWrites()
    {
        string one = Code.LocalNames([_entity.Name], "cancellationToken")[0];
        string many = Code.LocalNames([Identifiers.Plural(_entity.Name)], "cancellationToken")[0];
        string entity = $"{_entity.Type} {one}, {Code.Token}";
        bool hasToken = _entity.Columns.Any(column => column.IsConcurrencyToken);
        string generated = _entity.Key.Generation == ValueGeneration.OnInsert ? " Values that the database makes come back into the object." : "";
        WriteMethod($"Inserts a row.{generated}", _sql?.InsertGeneratedKey, Write, "ValueTask", $"InsertAsync({entity})", $"InsertCoreAsync({one}, cancellationToken)");
        WriteMethod(
            $"Inserts rows, all or none of them.{generated}", _sql?.InsertGeneratedKey, "WriteMany", "ValueTask",
            $"InsertManyAsync(global::System.Collections.Generic.IEnumerable<{_entity.Type}> {many}, {Code.Token})", $"InsertManyCoreAsync({many}, cancellationToken)");
        WriteMethod(
            "Updates every column of the row with the object's key.", _sql?.Update, Write, "ValueTask", $"UpdateAsync({entity})", $"UpdateCoreAsync({one}, cancellationToken)",
            hasToken ? Conflict : Missing("There is no such row."));
        WriteMethod(
            $"Inserts a row, or updates the one with the object's key.{(hasToken ? " The concurrency token is not compared." : "")}",
            _sql?.Upsert, Write, "ValueTask", $"UpsertAsync({entity})", $"UpsertCoreAsync({one}, cancellationToken)");
    }

    private void WriteDeletes()
    {
        string one = Code.LocalNames([_entity.Name], "cancellationToken")[0];
        bool hasToken = _entity.Columns.Any(column => column.IsConcurrencyToken);
        WriteByKey("Deletes the row with this key. False: there was none.", _sql?.Delete, Write, "ValueTask<bool>", "DeleteAsync", "DeleteCoreAsync");
        WriteMethod(
            hasToken ? "Deletes the object's row, unless it was changed since it was read." : "Deletes the object's row.",
            _sql?.DeleteEntity, Write, "ValueTask", $"DeleteAsync({_entity.Type} {one}, {Code.Token})", $"DeleteCoreAsync({one}, cancellationToken)",
            hasToken ? Conflict : Missing("There is no such row."));
    }

    /// <summary>A method that takes the key; for several columns also one that takes their values.</summary>
    private void WriteByKey(string summary, SqlPair? sql, string kind, string result, string name, string core, string exception = "")
    {
        if (_keys.Length > 1)
        {
            IReadOnlyList<string> parts = Code.LocalNames(_keys.Select(key => key.PropertyName), "cancellationToken");
            string list = string.Join(", ", _keys.Select((key, i) => $"{key.Value.ClrType} {parts[i]}"));
            WriteMethod(summary, sql, kind, result, $"{name}({list}, {Code.Token})", $"{core}(new {_entity.Key.Type}({string.Join(", ", parts)}), cancellationToken)", exception);
        }

        string parameter = _keys.Length == 1 ? Code.LocalNames([_keys[0].PropertyName], "cancellationToken")[0] : "key";
        WriteMethod(summary, sql, kind, result, $"{name}({_entity.Key.Type} {parameter}, {Code.Token})", $"{core}({parameter}, cancellationToken)", exception);
    }

    private void WriteMethod(string summary, SqlPair? sql, string kind, string result, string signature, string body, string exception = "")
    {
        _writer.WriteLine(Doc.Summary(summary));
        if (sql is not null)
            _writer.WriteLine(Doc.Remarks(sql));
        if (exception.Length > 0)
            _writer.WriteLine(exception);
        _writer.WriteLine(
            $"""
            [{Code.Services}QueryMethod({Code.Services}QueryKind.{kind})]
            public global::System.Threading.Tasks.{result} {Wrap(signature)}
                => {_fault ?? body};

            """);
    }

    /// <summary>Parameters on a line of their own: with full type names no signature fits on one.</summary>
    private static string Wrap(string signature) => signature.Replace("(", "(\n    ");

    private const string Conflict = "/// <exception cref=\"global::SmrtGen.ConcurrencyConflictException\">The row was changed or deleted since it was read.</exception>";

    private static string Missing(string text) => $"/// <exception cref=\"global::SmrtGen.EntityNotFoundException\">{text}</exception>";
}
