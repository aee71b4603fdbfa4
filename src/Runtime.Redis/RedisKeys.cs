namespace SmrtGen;

/// <summary>The names that we use on a server. No two different (prefix, group, key) have the same.</summary>
internal static class RedisKeys
{
    /// <summary>The hash tag keeps a group on one node of a cluster, where one script can see its generation and its entries.</summary>
    public static string Generation(string prefix, string group) => $"{{{SharedKeyText.Escape(prefix)}:{SharedKeyText.Escape(group)}}}";

    public static string Entry(string generation, string key) => $"{generation}:{SharedKeyText.Escape(key, isLast: true)}";

    /// <summary>The channel, and the key of the counter that numbers its messages.</summary>
    public static string Invalidations(string prefix) => $"{SharedKeyText.Escape(prefix)}:invalidations";
}
