namespace SmrtGen;

/// <summary>Stores a property, or every property of a value type, through an <see cref="IValueConverter{TModel, TProvider}"/>.</summary>
/// <example><code>[SmrtConverter(typeof(MoneyConverter))] public Money Price { get; set; }</code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Struct | AttributeTargets.Class, Inherited = false)]
public sealed class SmrtConverterAttribute(Type converter) : Attribute
{
    /// <summary>The type that implements <see cref="IValueConverter{TModel, TProvider}"/>.</summary>
    public Type Converter { get; } = converter;
}
