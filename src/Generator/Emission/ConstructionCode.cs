using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes the statements that make an object.</summary>
/// <param name="columns">The columns.</param>
/// <param name="construction">How the object is made.</param>
/// <param name="value">The expression that a column's value comes from.</param>
internal sealed class ConstructionCode(EquatableArray<ColumnModel> columns, ConstructionModel construction, Func<ColumnModel, int, string> value)
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

    private string Value(int ordinal) => value(columns[ordinal], ordinal);
}
