namespace SmrtGen.Generator.Support;

/// <summary>A hash that is the same in every process and on every machine (FNV-1a, 64 bits).</summary>
internal static class StableHash
{
    public static ulong Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ (byte)c) * 1099511628211);
            hash = unchecked((hash ^ (byte)(c >> 8)) * 1099511628211);
        }

        return hash;
    }
}
