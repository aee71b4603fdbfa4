using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>What a commit writes, by table. It travels between processes as text.</summary>
/// <remarks>
/// The text is a sequence of parts as <see cref="CacheKeyWriter"/> writes them: the commit's id, then for each table its name and a kind: <c>k</c> with
/// the number of keys and the keys, <c>i</c> for inserted rows, <c>*</c> for any row. Generated triggers write the same.
/// </remarks>
internal sealed class TableChanges
{
    /// <summary>PostgreSQL's NOTIFY takes less than 8,000 bytes; a commit of more keys than fit drops the table.</summary>
    private const int MaxBytes = 7500;

    private const int MaxKeys = 500;
    private const string Keyed = "k";
    private const string Inserted = "i";
    private const string Whole = "*";

    private readonly Dictionary<string, HashSet<string>?> _tables = new(StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> _inserted = new(StringComparer.Ordinal);

    public bool IsEmpty => _tables.Count == 0;

    /// <summary>The tables; null: any row, empty: inserted rows, else these keys.</summary>
    public IReadOnlyDictionary<string, HashSet<string>?> Tables => _tables;

    public void AddKey(string table, string key)
    {
        if (!_tables.TryGetValue(table, out HashSet<string>? keys))
            _tables.Add(table, keys = new(StringComparer.Ordinal));
        if (keys is null)
            return;
        keys.Add(key);
        if (keys.Count > MaxKeys)
            _tables[table] = null;
    }

    /// <summary>The rows that were inserted here. Others need no keys: they hear of the delete before from whoever deleted, and hear it first.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> InsertedKeys => _inserted;

    public void AddInsert(string table, string? key = null)
    {
        _tables.TryAdd(table, new(StringComparer.Ordinal));
        if (key is null)
            return;
        if (!_inserted.TryGetValue(table, out HashSet<string>? keys))
            _inserted.Add(table, keys = new(StringComparer.Ordinal));
        keys.Add(key);
    }

    public void AddAll(string table) => _tables[table] = null;

    public string Write(string id)
    {
        string text = WriteParts(id);
        if (Encoding.UTF8.GetByteCount(text) <= MaxBytes)
            return text;
        foreach (string table in _tables.Where(static each => each.Value is { Count: > 0 }).Select(static each => each.Key).ToArray())
            _tables[table] = null;
        return WriteParts(id);
    }

    /// <summary>Reads what <see cref="Write"/> or a trigger wrote.</summary>
    /// <returns>Whether it was that.</returns>
    public static bool TryRead(string text, out string id, out TableChanges changes)
    {
        changes = new TableChanges();
        CacheKeyReader reader = new(text);
        if (!reader.TryRead(out string? first))
        {
            id = "";
            return false;
        }

        id = first;
        while (!reader.IsAtEnd)
        {
            if (!reader.TryRead(out string? table) || !reader.TryRead(out string? kind) || !changes.TryReadTable(ref reader, table, kind))
                return false;
        }

        return true;
    }

    private bool TryReadTable(ref CacheKeyReader reader, string table, string kind)
    {
        switch (kind)
        {
            case Whole:
                AddAll(table);
                return true;
            case Inserted:
                AddInsert(table);
                return true;
            case Keyed when reader.TryRead(out int count) && count <= MaxKeys:
                for (int i = 0; i < count; i++)
                {
                    if (!reader.TryRead(out string? key))
                        return false;
                    AddKey(table, key);
                }

                return true;
            default:
                return false;
        }
    }

    private string WriteParts(string id)
    {
        StringBuilder text = new();
        CacheKeyWriter writer = new(text);
        writer.Write(id);
        foreach ((string table, HashSet<string>? keys) in _tables)
        {
            writer.Write(table);
            writer.Write(keys is null ? Whole : keys.Count == 0 ? Inserted : Keyed);
            if (keys is not { Count: > 0 })
                continue;
            writer.Write(keys.Count);
            foreach (string key in keys)
                writer.Write(key);
        }

        return text.ToString();
    }
}
