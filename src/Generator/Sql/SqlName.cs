using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Sql;

/// <summary>Names and lists of names in SQL.</summary>
internal static class SqlName
{
    private const int Width = 110;

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    /// <summary>The table with its schema; SQLite has none.</summary>
    public static string Quote(TableName table, Engine engine)
        => table.Schema is { } schema && engine == Engine.PostgreSql ? $"{Quote(schema)}.{Quote(table.Name)}" : Quote(table.Name);

    public static string QuoteText(string text) => $"'{text.Replace("'", "''")}'";

    public static string Parameter(int position) => "$" + (position + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Columns(IEnumerable<ColumnModel> columns) => List(columns.Select(column => Quote(column.ColumnName)));

    /// <summary>A list with commas, broken into lines where it gets long.</summary>
    public static string List(IEnumerable<string> items)
    {
        var text = new System.Text.StringBuilder();
        int lineStart = 0;
        foreach (string item in items)
        {
            if (text.Length > 0)
                text.Append(',');
            if (text.Length - lineStart + item.Length > Width)
            {
                lineStart = text.Length;
                text.Append("\n    ");
            }
            else if (text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(item);
        }

        return text.ToString();
    }
}
