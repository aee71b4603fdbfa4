using System.ComponentModel;
using System.Security.Cryptography;

namespace SmrtGen.CompilerServices;

/// <summary>Makes keys on the client.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyGenerator
{
    /// <summary>A version 7 UUID: sorts by the time it was made, to the millisecond, so that indexes grow at their end.</summary>
    public static Guid NewGuid()
    {
#if NET9_0_OR_GREATER
        return Guid.CreateVersion7();
#else
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[6..]);
        long milliseconds = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        for (int i = 5; i >= 0; i--, milliseconds >>= 8)
            bytes[i] = (byte)milliseconds;
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
#endif
    }
}

/// <summary>Makes concurrency tokens on the client.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConcurrencyToken
{
    /// <summary>A random token of 8 bytes.</summary>
    public static byte[] NewBytes() => RandomNumberGenerator.GetBytes(8);

    /// <summary>A random token.</summary>
    public static Guid NewGuid() => Guid.NewGuid();
}
