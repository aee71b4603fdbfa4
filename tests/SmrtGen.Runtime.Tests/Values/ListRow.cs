using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Arrays, lists, bytes and JSON.</summary>
[Smrt]
public partial class ListRow
{
    public int Id { get; set; }

    public bool[] Flags { get; set; } = [];

    public short[] Shorts { get; set; } = [];

    public int[] Ints { get; set; } = [];

    public long[] Longs { get; set; } = [];

    public decimal[] Decimals { get; set; } = [];

    public double[] Doubles { get; set; } = [];

    public float[] Floats { get; set; } = [];

    public string[] Texts { get; set; } = [];

    public Guid[] Guids { get; set; } = [];

    public DateTime[] Instants { get; set; } = [];

    public DateOnly[] Dates { get; set; } = [];

    public TimeOnly[] Times { get; set; } = [];

    public TimeSpan[] Spans { get; set; } = [];

    public List<int> IntList { get; set; } = [];

    public List<string> TextList { get; set; } = [];

    public byte[] Bytes { get; set; } = [];

    [SmrtJson(typeof(ValuesJson))]
    public Address Address { get; set; } = new("", [], null);

    [Column(TypeName = "jsonb")]
    public string Document { get; set; } = "{}";

    public int[]? MaybeInts { get; set; }

    public List<string>? MaybeTexts { get; set; }

    public byte[]? MaybeBytes { get; set; }

    [SmrtJson(typeof(ValuesJson))]
    public Address? MaybeAddress { get; set; }

    [Column(TypeName = "jsonb")]
    public string? MaybeDocument { get; set; }
}

public sealed record Address(string Street, List<int> Numbers, Address? Former);

[JsonSerializable(typeof(Address))]
public sealed partial class ValuesJson : JsonSerializerContext;
