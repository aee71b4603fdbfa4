using System.Data.Common;

namespace SmrtGen.CompilerServices;

/// <summary>What SQLite's errors mean. Drivers agree on the engine's text, not on where they keep its code.</summary>
internal static class SqliteErrors
{
    public static SmrtException? Translate(DbException exception)
    {
        string text = exception.Message;
        if (text.Contains("UNIQUE constraint failed", StringComparison.Ordinal) || text.Contains("PRIMARY KEY must be unique", StringComparison.Ordinal))
            return new UniqueConstraintException($"A row with the same values exists: {Detail(text)}.", Detail(text), exception);
        if (text.Contains("FOREIGN KEY constraint failed", StringComparison.Ordinal))
            return new ForeignKeyConstraintException("A row that is referred to does not exist, or rows still refer to the one that is deleted.", exception);
        if (text.Contains("constraint failed", StringComparison.Ordinal))
            return new ConstraintViolationException($"The table refuses the row: {Detail(text)}.", exception);
        if (text.Contains("database is locked", StringComparison.Ordinal) || text.Contains("database table is locked", StringComparison.Ordinal))
            return new QueryTimeoutException("Another process held the database for too long.", exception);
        if (text.Contains("no such column", StringComparison.Ordinal)
            || text.Contains("has no column named", StringComparison.Ordinal)
            || text.Contains("no such table", StringComparison.Ordinal))
        {
            return new MappingException($"The database lacks what the class maps to: {Detail(text)}.", AfterLast(text, ": "), exception);
        }

        return null;
    }

    /// <summary>The engine's own sentence: drivers put it between quotes after a code of theirs.</summary>
    private static string Detail(string text)
    {
        int open = text.IndexOf('\'', StringComparison.Ordinal);
        int close = text.LastIndexOf('\'');
        return open >= 0 && close > open + 1 ? text[(open + 1)..close] : text;
    }

    private static string? AfterLast(string text, string separator)
    {
        string detail = Detail(text);
        int at = detail.LastIndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? null : detail[(at + separator.Length)..];
    }
}
