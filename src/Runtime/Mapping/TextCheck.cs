namespace SmrtGen.CompilerServices;

/// <summary>Finds text that databases disagree about, before anything is sent.</summary>
internal static class TextCheck
{
    public static void ThrowIfInvalid(string text, string? name)
    {
        if (text.Contains('\0') || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            FindInvalid(text, name);
    }

    /// <summary>JSON hides a NUL as <c>\u0000</c>, which PostgreSQL's jsonb refuses and SQLite cuts text at.</summary>
    public static void ThrowIfEscapedNul(string json, string? name)
    {
        const string nul = "\\u0000";
        for (int i = json.IndexOf(nul, StringComparison.Ordinal); i >= 0; i = json.IndexOf(nul, i + nul.Length, StringComparison.Ordinal))
        {
            int backslash = i;
            while (backslash > 0 && json[backslash - 1] == '\\')
                backslash--;
            // After an odd number of backslashes this one is text, not an escape.
            if ((i - backslash) % 2 == 0)
                throw new InvalidTextException(name, i, '\0');
        }
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
