using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>A context with its entities.</summary>
internal sealed record ResolvedContext
{
    public required ContextModel Context { get; init; }

    public required EquatableArray<ContextEntity> Entities { get; init; }

    /// <summary>Which cached tables a delete reaches.</summary>
    public required EquatableArray<CacheDependencyModel> CacheDependencies { get; init; }

    /// <summary>The namespace of the method that registers it.</summary>
    public required string RegistrationNamespace { get; init; }
}
