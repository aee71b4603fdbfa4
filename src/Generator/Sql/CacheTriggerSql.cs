using System.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Sql;

/// <summary>The triggers that tell caches of writes by other programs. PostgreSQL 14 and later; the text can be run again without harm.</summary>
/// <remarks>
/// The message is what the runtime sends of its own writes: parts with their length in UTF-8 bytes before them. They are an empty origin, the table, and
/// <c>k</c> with the number of keys and each key's text, or <c>*</c> for any row.
/// </remarks>
internal sealed class CacheTriggerSql(EntityModel entity)
{
    /// <summary>PostgreSQL refuses notifications of 8,000 bytes, and with them the write.</summary>
    private const int MaxBytes = 7500;

    private static readonly string[] s_keyTypes =
    [
        "smallint", "int2", "integer", "int", "int4", "bigint", "int8", "smallserial", "serial", "bigserial", "text", "varchar", "character varying", "citext", "uuid",
    ];

    private readonly ColumnModel[] _keys = [.. entity.Key.Ordinals.Select(ordinal => entity.Columns[ordinal])];
    private readonly string _table = SqlName.Quote(entity.Table, Engine.PostgreSql);

    public string Triggers => _keys.All(HasSameText) ? WithKeys() : WithoutKeys();

    private string Function
        => SqlName.Quote(new TableName(entity.Table.Schema, DatabaseNames.Join("smrtgen", entity.Table.Name, ["changed"])), Engine.PostgreSql);

    private string AnyRow => Notify(SqlName.QuoteText(Head + Part("*")));

    private string Head => Part("") + Part(entity.Table.FullName);

    private string WithKeys() => $"""
        CREATE OR REPLACE FUNCTION {Function}() RETURNS trigger LANGUAGE plpgsql AS $smrt$
        DECLARE
            old_key text;
            new_key text;
            message text := {SqlName.QuoteText(Head + Part("k"))};
        BEGIN
            IF TG_OP = 'TRUNCATE' THEN
                {AnyRow}
                RETURN NULL;
            END IF;
            IF TG_OP <> 'INSERT' THEN
                old_key := {KeyOf("OLD")};
            END IF;
            IF TG_OP <> 'DELETE' THEN
                new_key := {KeyOf("NEW")};
            END IF;
            IF old_key <> new_key THEN
                message := message || '1:2' || {PartOf("old_key")} || {PartOf("new_key")};
            ELSE
                new_key := coalesce(new_key, old_key);
                message := message || '1:1' || {PartOf("new_key")};
            END IF;
            IF {Bytes("message")} > {MaxBytes} THEN
                message := {SqlName.QuoteText(Head + Part("*"))};
            END IF;
            {Notify("message")}
            RETURN NULL;
        END
        $smrt$;
        CREATE OR REPLACE TRIGGER "smrtgen_changed" AFTER INSERT OR UPDATE OR DELETE ON {_table}
            FOR EACH ROW EXECUTE FUNCTION {Function}();
        CREATE OR REPLACE TRIGGER "smrtgen_truncated" AFTER TRUNCATE ON {_table}
            FOR EACH STATEMENT EXECUTE FUNCTION {Function}();
        """;

    private string WithoutKeys() => $"""
        CREATE OR REPLACE FUNCTION {Function}() RETURNS trigger LANGUAGE plpgsql AS $smrt$
        BEGIN
            {AnyRow}
            RETURN NULL;
        END
        $smrt$;
        CREATE OR REPLACE TRIGGER "smrtgen_changed" AFTER INSERT OR UPDATE OR DELETE ON {_table}
            FOR EACH ROW EXECUTE FUNCTION {Function}();
        CREATE OR REPLACE TRIGGER "smrtgen_truncated" AFTER TRUNCATE ON {_table}
            FOR EACH STATEMENT EXECUTE FUNCTION {Function}();
        """;

    /// <summary>Whether the database writes a column's value as the program does.</summary>
    private static bool HasSameText(ColumnModel column)
        => column.Value.Store is (> StoreKind.Boolean and <= StoreKind.UInt64) or StoreKind.String or StoreKind.Char or StoreKind.Guid
           && (column.TypeName is not { Length: > 0 } type || s_keyTypes.Contains(type.Split('(')[0].Trim().ToLowerInvariant()));

    private string KeyOf(string row) => string.Join(" || ", _keys.Select(key => PartOf($"{row}.{SqlName.Quote(key.ColumnName)}::text")));

    private static string PartOf(string text) => $"{Bytes(text)} || ':' || {text}";

    private static string Bytes(string text) => $"octet_length(convert_to({text}, 'UTF8'))";

    private static string Part(string text) => $"{Encoding.UTF8.GetByteCount(text).ToString(System.Globalization.CultureInfo.InvariantCulture)}:{text}";

    private static string Notify(string message) => $"PERFORM pg_notify('smrtgen', {message});";
}
