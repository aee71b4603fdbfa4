using System.Buffers.Binary;

namespace SmrtGen.CompilerServices;

/// <summary>A cursor as text: which order it belongs to, a checksum, and the sort values of a row.</summary>
/// <remarks>It is opaque, not secret: it holds values of the row. The checksum finds damage; a forged cursor can only start at another place.</remarks>
internal static class Cursor
{
    private const int HeaderLength = 16;

    public static string Encode(ulong order, byte[] values)
    {
        byte[] bytes = new byte[HeaderLength + values.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, order);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), Fnv1A(Fnv1A(FnvStart, bytes.AsSpan(0, 8)), values));
        values.CopyTo(bytes, HeaderLength);
        return ToText(bytes);
    }

    /// <summary>The sort values of a cursor that belongs to this order and has this many of them.</summary>
    /// <exception cref="ArgumentException">It is damaged, or of another query.</exception>
    public static (CursorValues Values, int[] Starts) Decode(string cursor, ulong order, int count, string parameter)
    {
        byte[] bytes;
        try
        {
            string text = cursor.Replace('-', '+').Replace('_', '/');
            bytes = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            bytes = [];
        }

        // Base64 has several texts for the same bytes; only one of them was given out.
        if (bytes.Length < HeaderLength || ToText(bytes) != cursor
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8)) != Fnv1A(Fnv1A(FnvStart, bytes.AsSpan(0, 8)), bytes.AsSpan(HeaderLength)))
        {
            throw new ArgumentException("The cursor is damaged: it is not one that a page gave out.", parameter);
        }

        CursorValues values = new(bytes[HeaderLength..]);
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) != order || CursorValues.Index(values.Bytes) is not { } starts || starts.Length != count)
            throw new ArgumentException("The cursor belongs to another query: the entity or the order differs.", parameter);
        return (values, starts);
    }

    private static string ToText(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public const ulong FnvStart = 14695981039346656037;

    public static ulong Fnv1A(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
            hash = unchecked((hash ^ b) * 1099511628211);
        return hash;
    }
}
