namespace SmrtGen.Generator.Model;

/// <summary>How a C# value becomes a stored one.</summary>
internal enum ValueShape
{
    /// <summary>It is one.</summary>
    Primitive,
    EnumInteger,
    EnumString,

    /// <summary>A record struct around one value: a strongly typed id.</summary>
    Wrapper,

    /// <summary>Through an <c>IValueConverter</c> that the user wrote.</summary>
    Converter,

    /// <summary>Through a serializer contract.</summary>
    Json,
    Array,
    List,

    /// <summary>A rule forbids it; only the fallback surface shows it.</summary>
    Unsupported,
}
