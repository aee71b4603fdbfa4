using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Sets members that C# would not let generated code set: the runtime's accessors cost nothing and need no reflection.</summary>
internal static class AccessorCode
{
    private const string Attribute = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";

    /// <summary>An assignment to a property of an object that exists.</summary>
    public static string Assign(ColumnModel column, string target, string value) => column.Write switch
    {
        MemberWrite.Setter => $"Set{column.PropertyName}({target}, {value})",
        MemberWrite.Hook => $"{target}.SmrtSet{column.PropertyName}({value})",
        MemberWrite.Field => $"{column.PropertyName}Field({target}) = {value}",
        _ => $"{target}.{Code.Property(column)} = {value}",
    };

    public static void WriteAccessor(SourceWriter writer, ColumnModel column)
    {
        if (column.Write == MemberWrite.Setter)
        {
            writer.WriteLine(
                $"""
                {Attribute}Method, Name = "set_{column.PropertyName}")]
                private static extern void Set{column.PropertyName}({column.DeclaringType} entity, {column.ClrType} value);

                """);
        }
        else if (column.Write == MemberWrite.Field)
        {
            writer.WriteLine(
                $"""
                {Attribute}Field, Name = "<{column.PropertyName}>k__BackingField")]
                private static extern ref {column.ClrType} {column.PropertyName}Field({column.DeclaringType} entity);

                """);
        }
    }

    /// <summary>The methods of the class itself that set what only it can reach.</summary>
    public static void WriteHooks(SourceWriter writer, IEnumerable<ColumnModel> columns)
    {
        foreach (ColumnModel column in columns.Where(column => column.Write == MemberWrite.Hook))
            writer.WriteLine($"{Code.GeneratedCode}\ninternal void SmrtSet{column.PropertyName}({column.ClrType} value) => {Code.Property(column)} = value;\n");
    }

    public static void WriteConstructor(SourceWriter writer, string type, ConstructionModel construction)
    {
        string parameters = string.Join(", ", construction.Parameters.Select(parameter => $"{parameter.Type} {Identifiers.Escape(parameter.Name)}"));
        writer.WriteLine(
            $"""
            {Attribute}Constructor)]
            private static extern {type} Construct({parameters});

            """);
    }
}
