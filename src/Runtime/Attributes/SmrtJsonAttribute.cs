namespace SmrtGen;

/// <summary>Stores a property as JSON: <c>jsonb</c> on PostgreSQL, text on SQLite. The serializer context makes it work without reflection.</summary>
/// <example><code>[SmrtJson(typeof(ShopJson))] public Address? Address { get; set; }</code></example>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SmrtJsonAttribute(Type serializerContext) : Attribute
{
    /// <summary>A <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> that lists the property's type.</summary>
    public Type SerializerContext { get; } = serializerContext;
}
