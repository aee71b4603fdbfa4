using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>What a stored type is called in the runtime: reader, setter, column type, store type.</summary>
internal static class StoreCode
{
    public static string Reader(StoreKind kind) => kind switch
    {
        StoreKind.JsonText => "GetJsonText",
        _ => "Get" + kind,
    };

    public static string Setter(StoreKind kind) => kind switch
    {
        StoreKind.Byte or StoreKind.SByte => "SetInt16",
        StoreKind.UInt16 => "SetInt32",
        StoreKind.UInt32 => "SetInt64",
        StoreKind.DateTimeOffset => "SetTimestampTz",
        StoreKind.JsonText => "SetJson",
        _ => "Set" + kind,
    };

    public static string StoreType(StoreKind kind) => Code.Services + "StoreType." + kind switch
    {
        StoreKind.Byte or StoreKind.SByte => "Int16",
        StoreKind.UInt16 => "Int32",
        StoreKind.UInt32 => "Int64",
        StoreKind.Char => "String",
        StoreKind.DateTimeOffset => "TimestampTz",
        StoreKind.JsonText => "Json",
        _ => kind.ToString(),
    };

    public static string ColumnType(StoreKind kind) => Code.Services + "ColumnTypes." + kind;

    public static string ClrType(StoreKind kind) => kind switch
    {
        StoreKind.Boolean => "bool",
        StoreKind.Byte => "byte",
        StoreKind.SByte => "sbyte",
        StoreKind.Int16 => "short",
        StoreKind.UInt16 => "ushort",
        StoreKind.Int32 => "int",
        StoreKind.UInt32 => "uint",
        StoreKind.Int64 => "long",
        StoreKind.UInt64 => "ulong",
        StoreKind.Decimal => "decimal",
        StoreKind.Double => "double",
        StoreKind.Single => "float",
        StoreKind.String or StoreKind.JsonText => "string",
        StoreKind.Char => "char",
        StoreKind.Guid => "global::System.Guid",
        StoreKind.TimestampTz or StoreKind.Timestamp => "global::System.DateTime",
        StoreKind.DateTimeOffset => "global::System.DateTimeOffset",
        StoreKind.Date => "global::System.DateOnly",
        StoreKind.Time => "global::System.TimeOnly",
        StoreKind.Interval => "global::System.TimeSpan",
        _ => "byte[]",
    };

    public static bool IsNumber(StoreKind kind) => kind is > StoreKind.Boolean and <= StoreKind.Single;
}
