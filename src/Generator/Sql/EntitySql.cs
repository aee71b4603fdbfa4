using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Sql;

/// <summary>The statements of one entity.</summary>
internal sealed class EntitySql
{
    private readonly EntityModel _entity;
    private readonly StatementLayout _layout;

    public EntitySql(EntityModel entity, StatementLayout layout)
    {
        _entity = entity;
        _layout = layout;
        Find = SqlPair.For(engine => $"{Select(engine)}\nWHERE {KeyIs(0)}");
        FindMany = SqlPair.For(engine => $"{Select(engine)}\nWHERE {KeyIsAmong(engine)}");
        Exists = SqlPair.For(engine => $"SELECT 1\nFROM {Table(engine)}\nWHERE {KeyIs(0)}");
        InsertGeneratedKey = SqlPair.For(engine => InsertInto(engine, layout.Inserted) + Returning(layout.ReturnedByInsert));
        Insert = SqlPair.For(engine => InsertInto(engine, WithKey()) + Returning(layout.ReturnedByInsert));
        InsertRows = InsertFromArrays(WithKey());
        InsertRowsGeneratedKey = InsertFromArrays(layout.Inserted);
        Upsert = SqlPair.For(engine => InsertInto(engine, WithKey()) + OnConflict() + Returning(layout.ReturnedByInsert));
        Update = SqlPair.For(BuildUpdate);
        Delete = SqlPair.For(engine => $"DELETE FROM {Table(engine)}\nWHERE {KeyIs(0)}");
        DeleteEntity = layout.Token is null ? Delete : SqlPair.For(engine => $"DELETE FROM {Table(engine)}\nWHERE {KeyIs(0)} AND {TokenIs(layout.Keys.Count)}");
    }

    public SqlPair Find { get; }

    public SqlPair FindMany { get; }

    public SqlPair Exists { get; }

    public SqlPair InsertGeneratedKey { get; }

    public SqlPair Insert { get; }

    /// <summary>PostgreSQL: rows from an array for each column, in their order; null where a column is an array itself.</summary>
    public string? InsertRows { get; }

    public string? InsertRowsGeneratedKey { get; }

    public SqlPair Upsert { get; }

    public SqlPair Update { get; }

    public SqlPair Delete { get; }

    public SqlPair DeleteEntity { get; }

    private string Table(Engine engine) => SqlName.Quote(_entity.Table, engine);

    private string Select(Engine engine) => $"SELECT {SqlName.Columns(_entity.Columns)}\nFROM {Table(engine)}";

    private string KeyIs(int position)
        => string.Join(" AND ", _layout.Keys.Select((key, i) => $"{SqlName.Quote(key.ColumnName)} = {SqlName.Parameter(position + i)}"));

    private string TokenIs(int position) => $"{SqlName.Quote(_layout.Token!.ColumnName)} = {SqlName.Parameter(position)}";

    private string KeyIsAmong(Engine engine)
    {
        int count = _layout.Keys.Count;
        string columns = string.Join(", ", _layout.Keys.Select(key => SqlName.Quote(key.ColumnName)));
        if (engine == Engine.PostgreSql)
        {
            return count == 1
                ? $"{columns} = ANY($1)"
                : $"({columns}) IN (SELECT * FROM unnest({Parameters(count)}))";
        }

        if (count == 1)
            return $"{columns} IN (SELECT value FROM json_each($1))";

        // SQLite zips arrays by joining them on the position of their elements; materialized, or it would read each array once for each element of the first.
        string arrays = string.Join(", ", Enumerable.Range(0, count).Select(i => $"k{i} AS MATERIALIZED (SELECT key, value FROM json_each({SqlName.Parameter(i)}))"));
        string values = string.Join(", ", Enumerable.Range(0, count).Select(i => $"k{i}.value"));
        string sources = string.Concat(Enumerable.Range(1, count - 1).Select(i => $" JOIN k{i} ON k{i}.key = k0.key"));
        return $"({columns}) IN (WITH {arrays} SELECT {values} FROM k0{sources})";
    }

    private IReadOnlyList<ColumnModel> WithKey() => _layout.GeneratedKey is { } key ? [.. _layout.Inserted, key] : _layout.Inserted;

    private string InsertInto(Engine engine, IReadOnlyList<ColumnModel> columns)
        => columns.Count == 0
            ? $"INSERT INTO {Table(engine)} DEFAULT VALUES"
            : $"INSERT INTO {Table(engine)} ({SqlName.Columns(columns)})\nVALUES ({Parameters(columns.Count)})";

    private string? InsertFromArrays(IReadOnlyList<ColumnModel> columns)
        => columns.Count == 0 || columns.Any(column => column.Value.Shape is ValueShape.Array or ValueShape.List)
            ? null
            : $"INSERT INTO {Table(Engine.PostgreSql)} ({SqlName.Columns(columns)})\nSELECT * FROM unnest({Parameters(columns.Count)}){Returning(_layout.ReturnedByInsert)}";

    private string OnConflict()
    {
        var changes = _layout.Updated.Select(column => $"{SqlName.Quote(column.ColumnName)} = excluded.{SqlName.Quote(column.ColumnName)}").ToList();
        if (_layout.Token is { } token)
        {
            string name = SqlName.Quote(token.ColumnName);
            changes.Add(_layout.IsTokenCounted ? $"{name} = {SqlName.Quote(_entity.Table.Name)}.{name} + 1" : $"{name} = excluded.{name}");
        }

        string target = string.Join(", ", _layout.Keys.Select(key => SqlName.Quote(key.ColumnName)));
        return changes.Count == 0
            ? $"\nON CONFLICT ({target}) DO NOTHING"
            : $"\nON CONFLICT ({target}) DO UPDATE SET {SqlName.List(changes)}";
    }

    private string BuildUpdate(Engine engine)
    {
        var changes = _layout.Updated.Select((column, i) => $"{SqlName.Quote(column.ColumnName)} = {SqlName.Parameter(i)}").ToList();
        int next = changes.Count;
        if (_layout.Token is { } token)
        {
            string name = SqlName.Quote(token.ColumnName);
            changes.Add(_layout.IsTokenCounted ? $"{name} = {name} + 1" : $"{name} = {SqlName.Parameter(next++)}");
        }

        // An entity that is all key has nothing to change, but whether its row exists still counts.
        if (changes.Count == 0)
            changes.Add($"{SqlName.Quote(_layout.Keys[0].ColumnName)} = {SqlName.Quote(_layout.Keys[0].ColumnName)}");
        string condition = KeyIs(next) + (_layout.Token is null ? "" : " AND " + TokenIs(next + _layout.Keys.Count));
        return $"UPDATE {Table(engine)}\nSET {SqlName.List(changes)}\nWHERE {condition}{Returning(_layout.ReturnedByUpdate)}";
    }

    private static string Returning(IReadOnlyList<ColumnModel> columns) => columns.Count == 0 ? "" : $"\nRETURNING {SqlName.Columns(columns)}";

    private static string Parameters(int count) => SqlName.List(Enumerable.Range(0, count).Select(SqlName.Parameter));
}
