using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace SmrtGen.Soak.Model;

/// <summary>A row whose value says which write it is of.</summary>
[Smrt(Table = "entries", Cache = "5m")]
[SmrtIndex(nameof(Slug), IsUnique = true)]
public partial class Entry
{
    public int Id { get; set; }

    /// <summary>The row's place in its chain: an update compares it and counts on.</summary>
    [ConcurrencyCheck]
    public int V { get; set; }

    /// <summary>Unique among all writes; its last bit is the phase.</summary>
    public long Nonce { get; set; }

    /// <summary>Follows from key and phase, so that rows move in the index.</summary>
    public required string Slug { get; set; }

    /// <summary>Follows from key and nonce, so that a mixture of two values shows.</summary>
    public required string Payload { get; set; }

    /// <summary>Whether all of it is of one write.</summary>
    internal bool IsWhole => Slug == SlugOf(Id, (int)(Nonce & 1)) && Payload == PayloadOf(Id, Nonce);

    internal static string SlugOf(int id, int phase) => string.Create(CultureInfo.InvariantCulture, $"entry-{id}-{phase}");

    internal static string PayloadOf(int id, long nonce)
        => string.Create(CultureInfo.InvariantCulture, $"{id}/{nonce}/").PadRight(32 + (int)((ulong)nonce % 97), (char)('a' + (int)((ulong)nonce % 26)));

    internal void Write(long nonce)
    {
        Nonce = nonce;
        Slug = SlugOf(Id, (int)(nonce & 1));
        Payload = PayloadOf(Id, nonce);
    }

    internal static Entry New(int id, int version, long nonce)
        => new() { Id = id, V = version, Nonce = nonce, Slug = SlugOf(id, (int)(nonce & 1)), Payload = PayloadOf(id, nonce) };
}
