namespace SmrtGen;

/// <summary>Makes a partial class a context: it holds the repositories of every entity of its assembly, or of those it names.</summary>
/// <example><code>[SmrtContext] public sealed partial class ShopDb;</code></example>
/// <param name="entities">The entities, from this or a referenced assembly. None: every entity of this assembly.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SmrtContextAttribute(params Type[] entities) : Attribute
{
    /// <summary>The entities named; empty means every entity of the assembly.</summary>
    public IReadOnlyList<Type> Entities { get; } = entities;
}
