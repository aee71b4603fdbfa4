namespace SmrtGen.Generator.Model;

/// <summary>A type that the database stores as it is. Everything else is converted to one of these.</summary>
internal enum StoreKind
{
    Boolean,
    Byte,
    SByte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Decimal,
    Double,
    Single,
    String,
    Char,
    Guid,

    /// <summary><c>DateTime</c> as an instant.</summary>
    TimestampTz,

    /// <summary><c>DateTime</c> of no zone.</summary>
    Timestamp,
    DateTimeOffset,
    Date,
    Time,
    Interval,
    Bytes,

    /// <summary><c>string</c> that holds JSON.</summary>
    JsonText,
}
