namespace SmrtGen;

/// <summary>Chooses how an enum is stored, for one property or for every property of the enum.</summary>
/// <example><code>[SmrtEnum(EnumStorage.String)] public OrderStatus Status { get; set; }</code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Enum, Inherited = false)]
public sealed class SmrtEnumAttribute(EnumStorage storage) : Attribute
{
    /// <summary>How the enum is stored.</summary>
    public EnumStorage Storage { get; } = storage;
}

/// <summary>How an enum is stored.</summary>
public enum EnumStorage
{
    /// <summary>As its underlying integer. The default.</summary>
    Integer,

    /// <summary>As the member's name. A name that the enum lacks fails on reading, an unnamed value on writing.</summary>
    String,
}
