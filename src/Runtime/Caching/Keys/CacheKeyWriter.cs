using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>Writes a key as text: each part with its length in UTF-8 bytes before it, so that no two keys have the same text.</summary>
/// <example><c>2:42</c>, or <c>1:7</c><c>4:A-17</c> for a key of two columns.</example>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct CacheKeyWriter
{
    private readonly StringBuilder _text;

    /// <summary>Writes to the end of a text.</summary>
    public CacheKeyWriter(StringBuilder text) => _text = text;

    /// <summary>Writes text as it is.</summary>
    public readonly void Write(string part)
        => _text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part)}:{part}");

    /// <summary>Writes a number, a <see cref="Guid"/>, a date or a time in its invariant form that can be read back.</summary>
    public readonly void Write<T>(T part)
        where T : struct, ISpanFormattable
        => Write(part.ToString(CacheKeyFormat.For<T>(), CultureInfo.InvariantCulture));
}

/// <summary>The formats that lose nothing, and are the same for values that are equal: 1.50 is 1.5.</summary>
internal static class CacheKeyFormat
{
    public static string? For<T>()
        => typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateOnly) || typeof(T) == typeof(TimeOnly) ? "O"
            : typeof(T) == typeof(TimeSpan) ? "c"
            : typeof(T) == typeof(decimal) ? "0.############################"
            : null;
}
