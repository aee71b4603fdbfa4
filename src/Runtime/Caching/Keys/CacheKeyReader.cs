using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>Reads what <see cref="CacheKeyWriter"/> wrote. Text that is no key is an answer, not an exception.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct CacheKeyReader
{
    private const int MaxLengthDigits = 7;

    private ReadOnlySpan<char> _rest;

    /// <summary>Reads a text from its beginning.</summary>
    public CacheKeyReader(ReadOnlySpan<char> text) => _rest = text;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Reads a text.</summary>
    public bool TryRead([NotNullWhen(true)] out string? part)
    {
        part = TryReadPart(out ReadOnlySpan<char> read) ? read.ToString() : null;
        return part is not null;
    }

    /// <summary>Reads a number, a <see cref="Guid"/>, a date or a time.</summary>
    public bool TryRead<T>(out T part)
        where T : struct, ISpanParsable<T>
    {
        if (!TryReadPart(out ReadOnlySpan<char> read))
        {
            part = default;
            return false;
        }

        if (typeof(T) == typeof(DateTime))
        {
            // Parse alone would turn an instant into local time.
            bool isTime = DateTime.TryParseExact(read, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time);
            part = (T)(object)time;
            return isTime;
        }

        return T.TryParse(read, CultureInfo.InvariantCulture, out part);
    }

    private bool TryReadPart(out ReadOnlySpan<char> part)
    {
        part = default;
        int colon = _rest.IndexOf(':');
        if (colon is < 1 or > MaxLengthDigits || !int.TryParse(_rest[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out int bytes))
            return false;
        ReadOnlySpan<char> text = _rest[(colon + 1)..];
        int length = CountChars(text, bytes);
        if (length < 0)
            return false;
        part = text[..length];
        _rest = text[length..];
        return true;
    }

    /// <summary>How many characters of the text make up so many UTF-8 bytes; -1: none do.</summary>
    private static int CountChars(ReadOnlySpan<char> text, int bytes)
    {
        int length = 0;
        while (bytes > 0)
        {
            if (length == text.Length || Rune.DecodeFromUtf16(text[length..], out Rune rune, out int consumed) != System.Buffers.OperationStatus.Done)
                return -1;
            bytes -= rune.Utf8SequenceLength;
            length += consumed;
        }

        return bytes == 0 ? length : -1;
    }
}
