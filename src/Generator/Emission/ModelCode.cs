using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>How the columns are called in <c>{Entity}Mapping.Model</c>.</summary>
internal static class ModelCode
{
    /// <summary>The property's name; a member cannot bear the name of its type.</summary>
    public static string FieldName(ColumnModel column) => FieldName(column.SourceProperty);

    public static string FieldName(string property) => property == "Model" ? "ModelColumn" : Identifiers.Escape(property);
}
