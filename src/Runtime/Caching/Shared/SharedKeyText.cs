using System.Globalization;
using System.Text;

namespace SmrtGen;

/// <summary>Makes parts of a key unambiguous: no two texts become the same, and what separates parts is in none of them.</summary>
internal static class SharedKeyText
{
    /// <summary>Escapes <c>%</c>, what separates parts, and halves of characters, all of which UTF-8 would write as the same bytes.</summary>
    /// <param name="text">The part.</param>
    /// <param name="isLast">Nothing follows, so that separators may stay.</param>
    public static string Escape(string text, bool isLast = false)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                escaped?.Append(c).Append(text[i + 1]);
                i++;
            }
            else if (c == '%' || (!isLast && c is '{' or '}' or ':') || char.IsSurrogate(c))
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 8);
                escaped.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped?.Append(c);
            }
        }

        return escaped?.ToString() ?? text;
    }
}
