using System.Data;
using System.Data.Common;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

internal static class SimulatedRows
{
    /// <summary>A reader of the results; a write without rows has none.</summary>
    public static DbDataReader Read(List<(List<object[]> Rows, int Affected)> results)
    {
        List<DataTable> tables = [.. results.Where(static each => each.Affected == 0).Select(static each => TableOf(each.Rows))];
        return new DataTableReader([.. tables]);
    }

    private static DataTable TableOf(List<object[]> rows)
    {
        DataTable table = new();
        for (int i = 0; i < (rows.Count == 0 ? 1 : rows[0].Length); i++)
            table.Columns.Add(null, typeof(object));
        foreach (object[] row in rows)
            table.Rows.Add(row);
        return table;
    }
}
