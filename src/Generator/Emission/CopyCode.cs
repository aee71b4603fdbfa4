using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>Expressions that copy a value of an object into another, so that they share nothing that can change.</summary>
internal static class CopyCode
{
    public static string Copy(ColumnModel column)
    {
        string value = "entity." + Code.Property(column);
        string type = column.Value.ClrType;
        return column.Value switch
        {
            _ when NeedsMethod(column) => $"{MethodName(column)}({value})",
            { Shape: ValueShape.List } => column.IsClrNullable ? $"{value} is null ? null : new {type}({value})" : $"new {type}({value})",
            { Shape: ValueShape.Array } or { Shape: ValueShape.Primitive, Store: StoreKind.Bytes }
                => column.IsClrNullable ? $"({type}?){value}?.Clone()" : $"({type}){value}.Clone()",
            _ => value,
        };
    }

    /// <summary>Methods for the values whose copy goes through what is stored of them.</summary>
    public static void WriteMethods(SourceWriter writer, IEnumerable<ColumnModel> columns)
    {
        foreach (ColumnModel column in columns.Where(NeedsMethod))
        {
            writer.Open($"private static {column.ClrType} {MethodName(column)}({column.ClrType} value)");
            if (column.IsClrNullable)
                writer.WriteLine("if (value is not { } present)\n    return null;");
            WriteThroughStored(writer, column.Value, column.IsClrNullable ? "present" : "value");
            writer.Close("}\n");
        }
    }

    private static bool NeedsMethod(ColumnModel column) => column.Value is { Shape: ValueShape.Json } or { Shape: ValueShape.Converter, IsConstant: false };

    private static string MethodName(ColumnModel column) => "Copy" + column.PropertyName;

    private static void WriteThroughStored(SourceWriter writer, ValueModel value, string expression)
    {
        if (value.Shape == ValueShape.Json)
        {
            const string Json = "global::System.Text.Json.";
            writer.WriteLine(
                $"""
                {Json}Serialization.Metadata.JsonTypeInfo<{value.ClrType}> contract =
                    {ValueCode.Contract(value)};
                return {Json}JsonSerializer.Deserialize({Json}JsonSerializer.SerializeToUtf8Bytes({expression}, contract), contract)!;
                """);
            return;
        }

        // A converter may hand out the very bytes that the value holds.
        string stored = $"{value.Through}.ConvertToProvider({expression})";
        if (value.Store == StoreKind.Bytes)
            stored = $"(byte[]){stored}.Clone()";
        writer.WriteLine($"return {value.Through}.ConvertFromProvider({stored});");
    }
}
