using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>The statements of an entity's list finders with the limit in the text, for the reason that <see cref="RowLimit"/> gives.</summary>
internal sealed class FinderTexts
{
    private readonly ConcurrentDictionary<Key, string> _texts = new();

    /// <summary>The generated text, which ends with the limit as its last parameter, with the limit itself and one more.</summary>
    public string Get(string sql, int limit) => _texts.TryGetValue(new(sql, limit), out string? text) ? text : Add(sql, limit);

    private string Add(string sql, int limit)
    {
        int start = sql.LastIndexOf('$');
        return _texts.GetOrAdd(new(sql, limit), sql[..start] + (limit + 1L).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Generated texts are constants, so that the reference tells them apart.</summary>
    private readonly struct Key(string sql, int limit) : IEquatable<Key>
    {
        private readonly string _sql = sql;
        private readonly int _limit = limit;

        public bool Equals(Key other) => ReferenceEquals(_sql, other._sql) && _limit == other._limit;

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(_sql) ^ _limit;
    }
}
