using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>About how many bytes values take that objects refer to. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CacheSize
{
    private const int TextHeader = 22;
    private const int ArrayHeader = 24;
    private const int ListHeader = 32;

    /// <summary>The sum, as large as an <see cref="int"/> can say.</summary>
    public static int Total(long size) => (int)Math.Min(size, int.MaxValue);

    /// <summary>A text.</summary>
    public static long Of(string? text) => text is null ? 0 : TextHeader + (2L * text.Length);

    /// <summary>An array.</summary>
    public static long Of<T>(T[]? items) => items is null ? 0 : ArrayHeader + OfItems<T>(items);

    /// <summary>A list.</summary>
    public static long Of<T>(List<T>? items)
        => items is null ? 0 : ListHeader + ArrayHeader + OfItems<T>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));

    private static long OfItems<T>(ReadOnlySpan<T> items)
    {
        long size = (long)items.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        if (typeof(T) == typeof(string))
        {
            foreach (T item in items)
                size += Of((string?)(object?)item);
        }

        return size;
    }
}
