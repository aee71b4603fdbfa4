namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Every number, and what is stored like one.</summary>
[Smrt]
public partial record NumberRow
{
    public int Id { get; set; }

    public bool Flag { get; set; }

    public byte Byte { get; set; }

    public sbyte SByte { get; set; }

    public short Short { get; set; }

    public ushort UShort { get; set; }

    public int Int { get; set; }

    public uint UInt { get; set; }

    public long Long { get; set; }

    public ulong ULong { get; set; }

    public decimal Decimal { get; set; }

    public double Double { get; set; }

    public float Float { get; set; }

    public char Char { get; set; } = 'c';

    public Guid Guid { get; set; }

    public bool? MaybeFlag { get; set; }

    public byte? MaybeByte { get; set; }

    public sbyte? MaybeSByte { get; set; }

    public short? MaybeShort { get; set; }

    public ushort? MaybeUShort { get; set; }

    public int? MaybeInt { get; set; }

    public uint? MaybeUInt { get; set; }

    public long? MaybeLong { get; set; }

    public ulong? MaybeULong { get; set; }

    public decimal? MaybeDecimal { get; set; }

    public double? MaybeDouble { get; set; }

    public float? MaybeFloat { get; set; }

    public char? MaybeChar { get; set; }

    public Guid? MaybeGuid { get; set; }
}
