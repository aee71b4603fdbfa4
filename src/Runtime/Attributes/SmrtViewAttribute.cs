namespace SmrtGen;

/// <summary>Makes a partial record or class a projection of an entity: its constructor parameters or properties are columns of the entity by name.</summary>
/// <example><code>[SmrtView(typeof(Product))] public partial record ProductCard(int Id, string Name);</code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SmrtViewAttribute(Type entity) : Attribute
{
    /// <summary>The entity that is projected.</summary>
    public Type Entity { get; } = entity;
}
