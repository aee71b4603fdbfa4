using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SmrtGen;

internal enum ChannelMessageKind
{
    Announce = 'a',
    Publish = 'p',
    Heartbeat = 'h',

    /// <summary>The origin ends: its silence means nothing.</summary>
    Farewell = 'f',
}

/// <summary>One message as it travels: <c>server number 1 origin sequence kind lengthOfId:idtext</c>; the server adds the first two.</summary>
/// <param name="Server">The replication id of the server that numbered it.</param>
/// <param name="Number">Its place among all messages; 0 when the server could not tell.</param>
/// <param name="Origin">Who sent it.</param>
/// <param name="Sequence">The last announcement or publication that the origin tried to send, this one included.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Id">The commit; of a heartbeat its own number.</param>
/// <param name="Text">What is written.</param>
internal sealed record ChannelMessage(string Server, long Number, string Origin, long Sequence, ChannelMessageKind Kind, string Id, string Text)
{
    private const string Version = "1";

    public static string Write(string origin, long sequence, ChannelMessageKind kind, string id, string text)
        => string.Create(CultureInfo.InvariantCulture, $"{Version} {origin} {sequence} {(char)kind} {id.Length}:{id}{text}");

    public static bool TryRead(string? raw, [NotNullWhen(true)] out ChannelMessage? message)
    {
        message = null;
        ReadOnlySpan<char> rest = raw;
        if (!TryReadWord(ref rest, ' ', out ReadOnlySpan<char> server) || !TryReadNumber(ref rest, ' ', out long number)
            || !TryReadWord(ref rest, ' ', out ReadOnlySpan<char> version) || version is not Version
            || !TryReadWord(ref rest, ' ', out ReadOnlySpan<char> origin) || !TryReadNumber(ref rest, ' ', out long sequence)
            || !TryReadWord(ref rest, ' ', out ReadOnlySpan<char> kind) || kind is not ("a" or "p" or "h" or "f")
            || !TryReadNumber(ref rest, ':', out long idLength) || idLength > rest.Length)
            return false;
        message = new ChannelMessage(
            server.ToString(), number, origin.ToString(), sequence, (ChannelMessageKind)kind[0], rest[..(int)idLength].ToString(), rest[(int)idLength..].ToString());
        return true;
    }

    private static bool TryReadWord(ref ReadOnlySpan<char> rest, char end, out ReadOnlySpan<char> word)
    {
        int length = rest.IndexOf(end);
        word = length > 0 ? rest[..length] : default;
        rest = length > 0 ? rest[(length + 1)..] : rest;
        return length is > 0 and <= 64;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<char> rest, char end, out long number)
    {
        number = 0;
        return TryReadWord(ref rest, end, out ReadOnlySpan<char> word) && long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
