namespace SmrtGen.CompilerServices;

/// <summary>How a value is stored; each has one type per engine.</summary>
public enum StoreType
{
    /// <summary><c>boolean</c>; SQLite: <c>INTEGER</c> 0 or 1.</summary>
    Boolean,

    /// <summary><c>smallint</c>.</summary>
    Int16,

    /// <summary><c>integer</c>.</summary>
    Int32,

    /// <summary><c>bigint</c>.</summary>
    Int64,

    /// <summary><c>numeric(20,0)</c>; SQLite: <c>INTEGER</c>, up to <see cref="long.MaxValue"/>.</summary>
    UInt64,

    /// <summary><c>numeric</c>; SQLite: <c>NUMERIC</c>, up to 15 significant digits.</summary>
    Decimal,

    /// <summary><c>double precision</c>.</summary>
    Double,

    /// <summary><c>real</c>.</summary>
    Single,

    /// <summary><c>text</c>.</summary>
    String,

    /// <summary><c>uuid</c>; SQLite: upper-case <c>TEXT</c>.</summary>
    Guid,

    /// <summary>An instant: <c>timestamp with time zone</c>; SQLite: <c>TEXT</c> in UTC.</summary>
    TimestampTz,

    /// <summary>A date and time of no zone: <c>timestamp without time zone</c>; SQLite: <c>TEXT</c>.</summary>
    Timestamp,

    /// <summary><c>date</c>; SQLite: <c>TEXT</c>.</summary>
    Date,

    /// <summary><c>time</c>; SQLite: <c>TEXT</c>.</summary>
    Time,

    /// <summary><c>interval</c>; SQLite: <c>INTEGER</c> in ticks of 100 ns.</summary>
    Interval,

    /// <summary><c>bytea</c>; SQLite: <c>BLOB</c>.</summary>
    Bytes,

    /// <summary><c>jsonb</c>; SQLite: <c>TEXT</c>.</summary>
    Json,
}
