namespace SmrtGen;

/// <summary>Turns a property's type into one that the database stores, and back. Implemented by a type that <see cref="SmrtConverterAttribute"/> names.</summary>
/// <typeparam name="TModel">The property's type.</typeparam>
/// <typeparam name="TProvider">A type that SmrtGen stores: an integer, <c>decimal</c>, <c>string</c>, <c>Guid</c>, a time, <c>byte[]</c>, …</typeparam>
/// <example><code>
/// public sealed class MoneyConverter : IValueConverter&lt;Money, decimal&gt;
/// {
///     public static decimal ConvertToProvider(Money value) => value.Amount;
///     public static Money ConvertFromProvider(decimal value) => new(value);
/// }
/// </code></example>
public interface IValueConverter<TModel, TProvider>
{
    /// <summary>The value as the database stores it. Never called for null.</summary>
    static abstract TProvider ConvertToProvider(TModel value);

    /// <summary>The value as the program sees it. Never called for null.</summary>
    static abstract TModel ConvertFromProvider(TProvider value);
}
