using System.Globalization;

namespace SmrtGen.Analyzers.Corpus;

/// <summary>
/// Compares findings with labels. A label file has a line <c>file path</c> for each file read in full, and a line
/// <c>n path:line</c> or <c>u path:line</c> for each N+1 or unbounded site in it; <c>? path:line</c> is a site that can be argued either
/// way and does not count.
/// </summary>
internal static class Score
{
    private const int Tolerance = 3;

    public static IEnumerable<string> Of(IReadOnlyList<string> findings, string[] all, string root)
    {
        // Labels of other source trees may be in the same file.
        string[] labels = [.. all.Where(label => label.Split(' ', 2) is [_, var path]
            && path.StartsWith(root + "/", StringComparison.Ordinal))];
        HashSet<string> files = [.. labels.Where(static l => l.StartsWith("file ", StringComparison.Ordinal))
            .Select(static l => l[5..].Trim())];
        List<(string File, int Line)> open = [.. labels.Where(static l => l.StartsWith("? ", StringComparison.Ordinal))
            .Select(static l => Site(l[2..]))];
        foreach ((string kind, string prefix) in new[] { ("n", "SMRT10"), ("u", "SMRT201 SMRT202") })
        {
            List<(string File, int Line)> wanted = [.. labels.Where(l => l.StartsWith(kind + " ", StringComparison.Ordinal))
                .Select(static l => Site(l[2..]))];
            List<(string File, int Line)> found =
            [
                .. findings.Where(f => !f.Contains("[relaxed]", StringComparison.Ordinal)
                    && prefix.Split(' ').Any(p => f.Contains(": " + p, StringComparison.Ordinal)))
                    .Select(Site).Where(site => files.Contains(site.File)).Distinct(),
            ];
            List<(string File, int Line)> missed = [.. wanted.Where(w => !found.Exists(f => Same(f, w)))];
            List<(string File, int Line)> wrong = [.. found.Where(f => !wanted.Exists(w => Same(f, w)) && !open.Exists(o => Same(f, o)))];
            foreach ((string file, int line) in missed)
                yield return $"missed {kind} {file}:{line}";
            foreach ((string file, int line) in wrong)
                yield return $"wrong {kind} {file}:{line}";
            yield return string.Create(CultureInfo.InvariantCulture,
                $"score {kind}: {wanted.Count} sites, {wanted.Count - missed.Count} found, {missed.Count} missed, {wrong.Count} wrong");
        }
    }

    private static bool Same((string File, int Line) a, (string File, int Line) b) => a.File == b.File
        && Math.Abs(a.Line - b.Line) <= Tolerance;

    private static (string File, int Line) Site(string text)
    {
        int end = text.IndexOf(':', StringComparison.Ordinal);
        string rest = text[(end + 1)..];
        int length = 0;
        while (length < rest.Length && char.IsDigit(rest[length]))
            length++;
        return (text[..end], int.Parse(rest[..length], CultureInfo.InvariantCulture));
    }
}
