namespace SmrtGen.CompilerServices;

/// <summary>Finds text that databases disagree about, before anything is sent.</summary>
internal static class TextCheck
{
    public static void ThrowIfInvalid(string text, string? name)
    {
        if (text.Contains('\0') || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            FindInvalid(text, name);
    }

    private static void FindInvalid(string text, string? name)
    {
        for (int i = 0; i < text.Length; i++)
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
}
