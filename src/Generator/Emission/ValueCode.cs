using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Expressions and statements that move one value between an object and the database.</summary>
/// <param name="mapping">The generated mapping that holds the converters, fully qualified.</param>
internal sealed class ValueCode(string mapping)
{
    /// <summary>Reads a column of <c>row</c>.</summary>
    public string Read(ColumnModel column, int ordinal)
    {
        string value = ReadPresent(column, ordinal);
        return column.IsNullable ? $"row.IsNull({ordinal}) ? null : {value}" : value;
    }

    /// <summary>Sets a parameter.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="column">The column.</param>
    /// <param name="position">The parameter's position.</param>
    /// <param name="value">An expression of the property's type.</param>
    /// <param name="locals">The names of locals that are in use.</param>
    public void WriteSetter(SourceWriter writer, ColumnModel column, int position, string value, HashSet<string> locals)
    {
        if (!column.IsClrNullable || IsNullHandledBySetter(column.Value))
        {
            writer.WriteLine(Set(column, position, value) + ";");
            return;
        }

        string local = Identifiers.CamelCase(column.PropertyName) + "Value";
        while (!locals.Add(local))
            local += "Value";
        string storeType = StoreCode.StoreType(column.Value.Store);
        bool isArray = column.Value.Shape is ValueShape.Array or ValueShape.List;
        writer.WriteLine(
            $"""
            if ({value} is {"{ }"} {local})
                {Set(column, position, local)};
            else
                parameters.{(isArray ? "SetNullArray" : "SetNull")}({position}, {storeType});
            """);
    }

    /// <summary>The column type of a column, as the runtime's filters use it.</summary>
    public string ColumnType(ColumnModel column)
    {
        ValueModel value = column.Value;
        string store = value is { Shape: ValueShape.Primitive, Store: StoreKind.JsonText } ? "new JsonTextColumn()" : StoreCode.ColumnType(value.Store);
        string type = value.Shape switch
        {
            ValueShape.Primitive => store,
            ValueShape.Array => $"{Code.Services}ColumnTypes.Array({store})",
            ValueShape.Json => $"{Code.Services}ColumnTypes.Json<{value.ClrType}>(static () => {Contract(value)})",
            ValueShape.List => $"{Code.Services}ColumnTypes.Converted<{value.ClrType}, {StoreCode.ClrType(value.Store)}[], {Converter(column)}>({Code.Services}ColumnTypes.Array({store}))",
            _ => $"{Code.Services}ColumnTypes.Converted<{value.ClrType}, {StoreCode.ClrType(value.Store)}, {Converter(column)}>({store})",
        };
        if (column.IsNullableStruct)
            return $"{Code.Services}ColumnTypes.Nullable({type})";
        return column.IsClrNullable ? type + "!" : type;
    }

    /// <summary>A value of the property's type as the stored one.</summary>
    public string ToStored(ColumnModel column, string expression) => column.Value.Shape switch
    {
        ValueShape.EnumInteger => $"({StoreCode.ClrType(column.Value.Store)}){expression}",
        ValueShape.Wrapper => $"{expression}.{Identifiers.Escape(column.Value.WrappedProperty)}",
        ValueShape.Converter => $"{column.Value.Through}.ConvertToProvider({expression})",
        ValueShape.EnumString => $"{mapping}.{ConverterName(column)}.ConvertToProvider({expression})",
        ValueShape.Json => $"global::System.Text.Json.JsonSerializer.Serialize({expression}, {Contract(column.Value)})",
        ValueShape.List => $"{expression}.ToArray()",
        _ => expression,
    };

    /// <summary>A stored value as one of the property's type.</summary>
    public string FromStored(ColumnModel column, string expression) => column.Value.Shape switch
    {
        ValueShape.EnumInteger => $"({column.Value.ClrType}){expression}",
        ValueShape.Wrapper => $"new {column.Value.ClrType}({expression})",
        ValueShape.Converter => $"{column.Value.Through}.ConvertFromProvider({expression})",
        ValueShape.EnumString => $"{mapping}.{ConverterName(column)}.ConvertFromProvider({expression})",
        ValueShape.List => $"new {column.Value.ClrType}({expression})",
        _ => expression,
    };

    /// <summary>The name of the converter that is generated for a column.</summary>
    public static string ConverterName(ColumnModel column) => column.SourceProperty + "Converter";

    /// <summary>The serializer's contract; looked up by type, because its generated property may bear any name.</summary>
    public static string Contract(ValueModel value)
        => $"(global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{value.ClrType}>){value.Through}.Default.GetTypeInfo(typeof({value.ClrType}))!";

    private string Converter(ColumnModel column) => column.Value.Shape == ValueShape.Converter ? column.Value.Through : $"{mapping}.{ConverterName(column)}";

    private string ReadPresent(ColumnModel column, int ordinal)
    {
        ValueModel value = column.Value;
        if (value.Shape == ValueShape.Json)
            return $"row.GetJson({ordinal}, {Contract(value)})!";
        string stored = value.Shape is ValueShape.Array or ValueShape.List
            ? $"row.GetArray<{StoreCode.ClrType(value.Store)}>({ordinal}, {StoreCode.StoreType(value.Store)})"
            : $"row.{StoreCode.Reader(value.Store)}({ordinal})";
        return FromStored(column, stored);
    }

    private string Set(ColumnModel column, int position, string expression)
    {
        StoreKind store = column.Value.Store;
        return column.Value.Shape is ValueShape.Array or ValueShape.List
            ? $"parameters.SetArray({position}, {ToStored(column, expression)}, {StoreCode.StoreType(store)})"
            : $"parameters.{StoreCode.Setter(store)}({position}, {ToStored(column, expression)})";
    }

    private static bool IsNullHandledBySetter(ValueModel value)
        => value is { Shape: ValueShape.Primitive, Store: StoreKind.String or StoreKind.Bytes or StoreKind.JsonText };
}
