using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>How many bytes an object takes: a constant for what is the same in all of them, and what texts and lists add to it.</summary>
internal sealed class SizeCode(ValueCode values)
{
    private const int ObjectHeader = 24;
    private const int Reference = 8;
    private const int NullFlag = 8;

    /// <summary>What is behind a reference and not looked at.</summary>
    private const int OtherObject = 64;
    private const int Json = 256;

    /// <summary>An expression for the size of <c>entity</c>.</summary>
    public string Estimate(IReadOnlyList<ColumnModel> columns)
    {
        int known = ObjectHeader + columns.Sum(Inline);
        string[] others = [.. columns.Select(Behind).OfType<string>()];
        return others.Length == 0 ? Text(known) : $"{Code.Services}CacheSize.Total(\n    {Text(known)}\n    + {string.Join("\n    + ", others)})";
    }

    private static int Inline(ColumnModel column)
    {
        int size = column.Value switch
        {
            { Shape: ValueShape.Json } => Reference + Json,
            { Shape: ValueShape.Converter, IsReferenceType: true } => Reference + OtherObject,
            { Shape: ValueShape.Array or ValueShape.List } => Reference,
            { Shape: ValueShape.EnumString } => Reference,
            { Store: StoreKind.Decimal or StoreKind.Guid or StoreKind.DateTimeOffset } => 16,
            { Store: <= StoreKind.SByte or StoreKind.Char or StoreKind.Int16 or StoreKind.UInt16 or StoreKind.Int32 or StoreKind.UInt32 or StoreKind.Single or StoreKind.Date } => 4,
            _ => 8,
        };
        return column.IsNullableStruct ? size + NullFlag : size;
    }

    /// <summary>What the value refers to; null when that is nothing, or is counted already.</summary>
    private string? Behind(ColumnModel column)
    {
        string value = "entity." + Code.Property(column);
        bool isText = column.Value.Store is StoreKind.String or StoreKind.JsonText;
        return column.Value.Shape switch
        {
            ValueShape.Array or ValueShape.List => Of(value),
            ValueShape.Primitive when isText || column.Value.Store == StoreKind.Bytes => Of(value),
            ValueShape.Wrapper when isText => Of(values.ToStored(column, column.IsClrNullable ? value + "?" : value)),
            _ => null,
        };
    }

    private static string Of(string value) => $"{Code.Services}CacheSize.Of({value})";

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
