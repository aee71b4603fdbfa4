namespace SmrtGen.Generator.Model;

/// <summary>How generated code sets a property of an object that exists.</summary>
internal enum MemberWrite
{
    /// <summary>By assignment.</summary>
    Assign,

    /// <summary>Through an accessor for its setter, which is private or init-only.</summary>
    Setter,

    /// <summary>Through a method that is generated into the entity: accessors do not reach generic types before .NET 9.</summary>
    Hook,

    /// <summary>Through an accessor for its field: it has no setter.</summary>
    Field,

    /// <summary>It cannot.</summary>
    Impossible,
}
