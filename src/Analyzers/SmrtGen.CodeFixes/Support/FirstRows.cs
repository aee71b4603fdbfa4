namespace SmrtGen.CodeFixes;

/// <summary>The page that fixes take where a query has no bound.</summary>
internal static class FirstRows
{
    public const int Count = 100;

    public const string Title = "Take the first 100 rows";
}
