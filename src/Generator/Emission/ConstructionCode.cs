using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes the statements that make an object of <c>row</c>.</summary>
internal sealed class ConstructionCode(EquatableArray<ColumnModel> columns, ConstructionModel construction, ValueCode values)
{
    public void WriteConstruction(SourceWriter writer, string local, string type)
    {
        string call = construction.ThroughAccessor ? "Construct" : $"new {type}";
        string end = construction.Initialized.Count == 0 ? ";" : "";
        if (construction.Parameters.Count == 0)
        {
            writer.WriteLine($"{type} {local} = {call}(){end}");
        }
        else
        {
            writer.WriteLine($"{type} {local} = {call}(");
            writer.Indent();
            writer.WriteLine(string.Join(",\n", construction.Parameters.Select(parameter => Value(parameter.Ordinal))) + ")" + end);
            writer.Unindent();
        }

        if (construction.Initialized.Count > 0)
        {
            writer.Open();
            foreach (int ordinal in construction.Initialized)
                writer.WriteLine($"{Code.Property(columns[ordinal])} = {Value(ordinal)},");
            writer.Close("};");
        }

        foreach (int ordinal in construction.Written)
            writer.WriteLine(AccessorCode.Assign(columns[ordinal], local, Value(ordinal)) + ";");
    }

    private string Value(int ordinal) => values.Read(columns[ordinal], ordinal);
}
