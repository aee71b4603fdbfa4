using System.Buffers;

namespace SmrtGen.CompilerServices;

/// <summary>Finds text that databases disagree about, before anything is sent.</summary>
internal static class TextCheck
{
    private static readonly SearchValues<char> s_suspects = SearchValues.Create(SuspectChars());

    public static void ThrowIfInvalid(string text, string? name)
    {
        int start = text.AsSpan().IndexOfAny(s_suspects);
        if (start >= 0)
            ThrowIfInvalid(text, start, name);
    }

    private static void ThrowIfInvalid(string text, int start, string? name)
    {
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\0')
                throw new InvalidTextException(name, i, c);
            if (!char.IsSurrogate(c))
                continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                throw new InvalidTextException(name, i, c);
            i++;
        }
    }

    private static char[] SuspectChars()
    {
        char[] chars = new char[1 + 0xE000 - 0xD800];
        for (int i = 1; i < chars.Length; i++)
            chars[i] = (char)(0xD800 + i - 1);
        return chars;
    }
}
