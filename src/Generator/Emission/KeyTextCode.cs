using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes a key as text and reads it back, part by part, each by its stored value.</summary>
internal sealed class KeyTextCode(EntityModel entity, ValueCode values)
{
    private readonly ColumnModel[] _keys = [.. entity.Key.Ordinals.Select(ordinal => entity.Columns[ordinal])];

    /// <summary>Equal keys have the same text: what a type keeps beside its value, such as the offset of a time, is left out.</summary>
    public void WriteWriter(SourceWriter writer)
    {
        writer.Open($"/// <inheritdoc/>\npublic static void WriteKey(ref {Code.Services}CacheKeyWriter writer, {entity.Key.Type} key)");
        foreach (ColumnModel key in _keys)
            writer.WriteLine($"writer.Write({ToText(key)});");
        writer.Close("}\n");
    }

    public void WriteReader(SourceWriter writer)
    {
        IReadOnlyList<string> names = Code.LocalNames(_keys.Select(key => key.PropertyName), "reader", "key");
        IEnumerable<string> reads = _keys.Select((key, i) => TryRead(key.Value.Store, names[i]));
        string[] parts = [.. _keys.Select((key, i) => values.FromStored(key, names[i]))];
        string made = parts.Length == 1 ? parts[0] : $"new {entity.Key.Type}({string.Join(", ", parts)})";
        writer.Open($"/// <inheritdoc/>\npublic static bool TryReadKey(ref {Code.Services}CacheKeyReader reader, out {entity.Key.Type} key)");
        writer.WriteLine($"key = default{(IsReference ? "!" : "")};\nif ({string.Join("\n    || ", reads)})\n    return false;");
        if (_keys.All(key => key.Value.Shape is ValueShape.Primitive or ValueShape.EnumInteger))
        {
            writer.WriteLine($"key = {made};\nreturn true;");
        }
        else
        {
            writer.Open("try");
            writer.WriteLine($"key = {made};\nreturn true;");
            writer.Close();
            writer.Open("catch (global::System.Exception)");
            writer.WriteLine("// Text that the key's type does not take.\nreturn false;");
            writer.Close();
        }

        writer.Close("}\n");
    }

    private bool IsReference => _keys.Length == 1 && _keys[0].Value.IsReferenceType;

    private string ToText(ColumnModel key)
    {
        string stored = values.ToStored(key, entity.Key.IsComposite ? "key." + Code.Property(key) : "key");
        const string Kind = "global::System.DateTimeKind.";
        return key.Value.Store switch
        {
            StoreKind.Boolean => $"{stored} ? \"true\" : \"false\"",
            StoreKind.Char => $"{stored}.ToString()",
            StoreKind.TimestampTz => $"global::System.DateTime.SpecifyKind({stored}, {Kind}Utc)",
            StoreKind.Timestamp => $"global::System.DateTime.SpecifyKind({stored}, {Kind}Unspecified)",
            StoreKind.DateTimeOffset => $"{stored}.ToUniversalTime()",
            _ => stored,
        };
    }

    private static string TryRead(StoreKind kind, string name) => kind switch
    {
        StoreKind.Boolean => $"!reader.TryRead(out string? {name}Text) || !bool.TryParse({name}Text, out bool {name})",
        StoreKind.Char => $"!reader.TryRead(out string? {name}Text) || !char.TryParse({name}Text, out char {name})",
        StoreKind.String => $"!reader.TryRead(out string? {name})",
        _ => $"!reader.TryRead(out {StoreCode.ClrType(kind)} {name})",
    };
}
