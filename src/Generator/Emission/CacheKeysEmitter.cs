using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Sql;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes <c>{Entity}CacheKeys</c>, by which people find what is cached.</summary>
internal static class CacheKeysEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var file = new SourceFile(entity.Place, entity.Place.HintName);
        SourceWriter writer = file.Writer;
        string table = entity.Table.FullName;
        string? fault = FaultCode.Of(entity);
        writer.WriteLine(
            $"""
            /// <summary>What caches call the rows of {Doc.See(entity.Type)}: to look an entry up or to delete it by hand.</summary>
            /// <remarks>{Example(entity, table)}</remarks>
            {Code.GeneratedCode}
            """);
        writer.Open($"{entity.Place.Accessibility} static partial class {entity.Name}CacheKeys");
        writer.WriteLine(
            $"""
            /// <summary>The table, as invalidations and shared caches name it.</summary>
            public const string Table = {Code.Literal(table)};

            /// <summary>The hash of the entity's schema: entries of another shape are not read, but are deleted together.</summary>
            public const string Shape = "{SchemaHash.Of(entity)}";

            """);
        ColumnModel[] keys = [.. entity.Key.Ordinals.Select(ordinal => entity.Columns[ordinal])];
        IReadOnlyList<string> names = Code.LocalNames(keys.Select(key => key.PropertyName), "prefix");
        if (keys.Length > 1)
        {
            string parts = string.Join(", ", keys.Select((key, i) => $"{key.Value.ClrType} {names[i]}"));
            string made = $"new {entity.Key.Type}({string.Join(", ", names)})";
            Write(parts, made, fault ?? $"ForKey({made})");
        }

        string name = keys.Length == 1 ? names[0] : "key";
        Write($"{entity.Key.Type} {name}", name, fault ?? $"{Code.Services}CacheKeyText.Of<{entity.Type}, {entity.Key.Type}, {entity.GeneratedPrefix}Mapping>({name})");
        writer.Close();
        return file.Close();

        void Write(string parameters, string key, string text) => writer.WriteLine(
            $"""
            /// <summary>The text of a key: each part with its length in UTF-8 bytes before it.</summary>
            public static string ForKey({parameters})
                => {text};

            /// <summary>The key in Redis of a row's entry: a hash with one field for each shape.</summary>
            public static string RedisKey({parameters}, string prefix = "smrtgen")
                => {fault ?? $"{Code.Services}CacheKeyText.InRedis(prefix, Table, ForKey({key}))"};

            """);
    }

    /// <summary>What it looks like for a key, and what to type.</summary>
    private static string Example(EntityModel entity, string table)
    {
        string[] parts = [.. entity.Key.Ordinals.Select(ordinal => Sample(entity.Columns[ordinal].Value.Store))];
        string key = string.Concat(parts.Select(part => $"{part.Length}:{part}"));
        string redis = Doc.Escape($"{{smrtgen:{table}}}:{key}");
        return $"""
            The key <c>{string.Join(", ", parts)}</c> is <c>{key}</c> as text and <c>{redis}</c> in Redis:
            /// <c>HKEYS "{redis}"</c> shows which shapes are there, <c>DEL "{redis}"</c> deletes them.
            """;
    }

    private static string Sample(StoreKind kind) => kind switch
    {
        <= StoreKind.Decimal and not StoreKind.Boolean => "42",
        StoreKind.Boolean => "true",
        StoreKind.Char => "A",
        StoreKind.Guid => "0b6a4c1e-9f0d-4c8e-8a53-1f6f0e6f7a21",
        StoreKind.TimestampTz => "2026-01-31T09:30:00.0000000Z",
        StoreKind.Timestamp => "2026-01-31T09:30:00.0000000",
        StoreKind.DateTimeOffset => "2026-01-31T09:30:00.0000000+00:00",
        StoreKind.Date => "2026-01-31",
        StoreKind.Time => "09:30:00.0000000",
        StoreKind.Interval => "09:30:00",
        _ => "A-17",
    };
}
