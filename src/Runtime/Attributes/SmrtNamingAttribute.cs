namespace SmrtGen;

/// <summary>Chooses how names of tables and columns follow from C# names, for an assembly or one class. Names given explicitly are never changed.</summary>
/// <example><code>[assembly: SmrtNaming(NamingConvention.AsWritten)]</code></example>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class, Inherited = false)]
public sealed class SmrtNamingAttribute(NamingConvention convention) : Attribute
{
    /// <summary>The convention.</summary>
    public NamingConvention Convention { get; } = convention;
}

/// <summary>How database names follow from C# names.</summary>
public enum NamingConvention
{
    /// <summary><c>UnitPrice</c> becomes <c>unit_price</c>; a class name is put in the plural. The default.</summary>
    SnakeCase,

    /// <summary>Names are used as written: <c>UnitPrice</c> stays <c>UnitPrice</c>, and a class name stays in the singular.</summary>
    AsWritten,
}
