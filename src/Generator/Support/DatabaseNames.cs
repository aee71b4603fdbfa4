using System.Text;

namespace SmrtGen.Generator.Support;

/// <summary>Names of indexes, constraints and functions.</summary>
internal static class DatabaseNames
{
    private const int MaxBytes = 63;

    /// <summary><c>ix_products_category_id</c>; a name that PostgreSQL would cut ends in a hash of the whole instead.</summary>
    public static string Join(string prefix, string table, IEnumerable<string> columns)
    {
        string name = $"{prefix}_{table}_{string.Join("_", columns)}";
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes)
            return name;

        string hash = StableHash.Of(name).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        int length = name.Length;
        while (Encoding.UTF8.GetByteCount(name.Substring(0, length)) > MaxBytes - 1 - hash.Length || char.IsHighSurrogate(name[length - 1]))
            length--;
        return $"{name.Substring(0, length)}_{hash}";
    }
}
