using System.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Sql;

/// <summary>A hash of everything that decides the shape of a row.</summary>
internal static class SchemaHash
{
    public static string Of(EntityModel entity)
    {
        var text = new StringBuilder();
        text.Append(entity.Type).Append('|').Append(entity.Table.Schema).Append('|').Append(entity.Table.Name);
        foreach (ColumnModel column in entity.Columns)
        {
            text.Append('|').Append(column.PropertyName).Append(',').Append(column.ColumnName).Append(',').Append(column.ClrType)
                .Append(',').Append(column.Value.Shape).Append(',').Append(column.Value.Store).Append(',').Append(column.Value.Through);
        }

        return StableHash.Of(text.ToString()).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
