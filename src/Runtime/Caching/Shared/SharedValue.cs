using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>An entity as bytes in a shared cache. Bytes that are not exactly that are no value, whatever they are.</summary>
/// <remarks>
/// Layout: format (1 byte: 1 as it is, 2 compressed), length of the payload (4 bytes), the address (table, key and shape, each with its length), the
/// payload, and a checksum of everything before it (8 bytes). Numbers are little-endian. The address is compared whole: the value of another key is no value.
/// </remarks>
internal static class SharedValue
{
    private const byte Plain = 1;
    private const byte Compressed = 2;
    private const int HeaderBytes = 5;
    private const int ChecksumBytes = 8;
    private const int MaxBytes = 8 << 20;

    /// <summary>No text of columns is smaller than this by compressing; a length that claims more is not believed.</summary>
    private const int MaxCompression = 1024;

    [ThreadStatic]
    private static CachePayloadWriter? t_writer;

    public static byte[] Write<TEntity, TKey, TMapping>(TEntity entity, SharedCacheKey address, int compressFrom)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, ICachedMapping<TEntity, TKey>
    {
        CachePayloadWriter writer = t_writer ??= new CachePayloadWriter();
        writer.Clear();
        TMapping.WriteRow(writer, entity);
        ReadOnlySpan<byte> payload = writer.Written;
        byte[] addressBytes = BytesOf(address);
        byte[]? rented = null;
        byte format = Plain;
        int length = payload.Length;
        if (compressFrom > 0 && payload.Length >= compressFrom)
        {
            rented = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(payload.Length));
            if (BrotliEncoder.TryCompress(payload, rented, out int written, quality: 4, window: 22) && written < payload.Length)
            {
                payload = rented.AsSpan(0, written);
                format = Compressed;
            }
        }

        byte[] bytes = new byte[HeaderBytes + addressBytes.Length + payload.Length + ChecksumBytes];
        bytes[0] = format;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), length);
        addressBytes.CopyTo(bytes, HeaderBytes);
        payload.CopyTo(bytes.AsSpan(HeaderBytes + addressBytes.Length));
        Sign(bytes);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return bytes;
    }

    public static bool TryRead<TEntity, TKey, TMapping>(ReadOnlyMemory<byte> value, SharedCacheKey address, [NotNullWhen(true)] out TEntity? entity)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, ICachedMapping<TEntity, TKey>
    {
        entity = null;
        ReadOnlySpan<byte> bytes = value.Span;
        if (bytes.Length is < HeaderBytes + ChecksumBytes or > MaxBytes)
            return false;
        ReadOnlySpan<byte> body = bytes[..^ChecksumBytes];
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes[^ChecksumBytes..]) != Checksum(body))
            return false;
        byte[] addressBytes = BytesOf(address);
        if (body.Length < HeaderBytes + addressBytes.Length || !IsAddress(body.Slice(HeaderBytes, addressBytes.Length), addressBytes))
            return false;

        int length = BinaryPrimitives.ReadInt32LittleEndian(body[1..]);
        ReadOnlySpan<byte> payload = body[(HeaderBytes + addressBytes.Length)..];
        return bytes[0] switch
        {
            Plain => length == payload.Length && TryReadPayload<TEntity, TKey, TMapping>(payload, out entity),
            Compressed => length is > 0 and <= MaxBytes && length / MaxCompression <= payload.Length && TryReadCompressed<TEntity, TKey, TMapping>(payload, length, out entity),
            _ => false,
        };
    }

    /// <summary>Puts the checksum at the end.</summary>
    internal static void Sign(Span<byte> bytes)
        => BinaryPrimitives.WriteUInt64LittleEndian(bytes[^ChecksumBytes..], Checksum(bytes[..^ChecksumBytes]));

    private static bool TryReadCompressed<TEntity, TKey, TMapping>(ReadOnlySpan<byte> payload, int length, [NotNullWhen(true)] out TEntity? entity)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, ICachedMapping<TEntity, TKey>
    {
        entity = null;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return BrotliDecoder.TryDecompress(payload, rented.AsSpan(0, length), out int written)
                && written == length
                && TryReadPayload<TEntity, TKey, TMapping>(rented.AsSpan(0, length), out entity);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool TryReadPayload<TEntity, TKey, TMapping>(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out TEntity? entity)
        where TEntity : class
        where TKey : notnull
        where TMapping : struct, ICachedMapping<TEntity, TKey>
    {
        entity = null;
        if (!CachePayloadReader.TryCreate(payload, TMapping.Info.Columns.Count, out CachePayloadReader? reader))
            return false;
        try
        {
            entity = TMapping.Read(new Row(reader, DatabaseEngine.PostgreSql));
            return true;
        }
        catch (Exception)
        {
            // Bytes with a right checksum that were written by something else: a miss.
            return false;
        }
    }

    private static bool IsAddress(ReadOnlySpan<byte> found, byte[] expected)
        => CacheFaults.Is(CacheFault.NoKeyInEnvelope) || found.SequenceEqual(expected);

    private static byte[] BytesOf(SharedCacheKey address)
    {
        StringBuilder text = new();
        CacheKeyWriter writer = new(text);
        writer.Write(address.Group);
        writer.Write(address.Key);
        writer.Write(address.Shape);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>CRC-32C from both ends: the hardware's, and enough for damage.</summary>
    private static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        uint forward = ~0u;
        uint other = 0x9E3779B9;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            forward = BitOperations.Crc32C(forward, word);
            other = BitOperations.Crc32C(other, BitOperations.RotateLeft(word, 29) + (ulong)words.Length);
        }

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            forward = BitOperations.Crc32C(forward, rest);
            other = BitOperations.Crc32C(other, (byte)~rest);
        }

        return ((ulong)other << 32) | forward;
    }
}
