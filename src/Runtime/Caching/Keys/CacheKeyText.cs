using System.ComponentModel;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>The text of an entity's key. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CacheKeyText
{
    /// <summary>The key as <see cref="ICachedMapping{TEntity, TKey}.WriteKey"/> writes it.</summary>
    public static string Of<TEntity, TKey, TMapping>(TKey key)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, ICachedMapping<TEntity, TKey>
    {
        ArgumentNullException.ThrowIfNull(key);
        var text = new StringBuilder();
        var writer = new CacheKeyWriter(text);
        TMapping.WriteKey(ref writer, key);
        return text.ToString();
    }

    /// <summary>The key in Redis of an entry.</summary>
    public static string InRedis(string prefix, string table, string key)
        => $"{{{SharedKeyText.Escape(prefix)}:{SharedKeyText.Escape(table)}}}:{SharedKeyText.Escape(key, isLast: true)}";
}
