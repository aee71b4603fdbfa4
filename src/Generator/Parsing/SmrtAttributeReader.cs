using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads attributes and their arguments.</summary>
internal static class SmrtAttributeReader
{
    public static AttributeData? Find(this ISymbol symbol, string attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (KnownTypes.Is(data.AttributeClass, attribute))
                return data;
        }

        return null;
    }

    /// <summary>An attribute of a property, or of the record parameter that declares it: <c>record Item([MaxLength(40)] string Name)</c>.</summary>
    public static AttributeData? FindWithParameter(this IPropertySymbol property, string attribute)
    {
        if (property.Find(attribute) is { } own)
            return own;
        if (!property.ContainingType.IsRecord || property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not ParameterSyntax syntax)
            return null;
        return property.ContainingType.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() == syntax)
            ?.Find(attribute);
    }

    public static bool Has(this ISymbol symbol, string attribute) => symbol.Find(attribute) is not null;

    public static IEnumerable<AttributeData> FindAll(this ISymbol symbol, string attribute)
        => symbol.GetAttributes().Where(data => KnownTypes.Is(data.AttributeClass, attribute));

    public static bool TryGetNamed<T>(this AttributeData attribute, string name, out T value)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Array && argument.Value.Value is T found)
            {
                value = found;
                return true;
            }
        }

        value = default!;
        return false;
    }

    public static string? NamedText(this AttributeData attribute, string name)
        => attribute.TryGetNamed(name, out string text) ? text : null;

    public static string[] NamedTexts(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind == TypedConstantKind.Array)
                return Elements<string>(argument.Value);
        }

        return [];
    }

    public static T? Argument<T>(this AttributeData? attribute, int index)
        where T : class
        => attribute is not null && attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array
            ? attribute.ConstructorArguments[index].Value as T
            : null;

    /// <summary>An integer or enum argument, or <paramref name="missing"/>.</summary>
    public static int Number(this AttributeData attribute, int index, int missing)
        => attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array, Value: int value }
            ? value
            : missing;

    /// <summary>The elements of a <c>params</c> argument.</summary>
    public static T[] Elements<T>(this AttributeData attribute, int index)
        where T : class
        => attribute.ConstructorArguments.Length > index ? Elements<T>(attribute.ConstructorArguments[index]) : [];

    private static T[] Elements<T>(TypedConstant constant)
        where T : class
        => constant.Kind == TypedConstantKind.Array
            ? constant.Values.IsDefault ? [] : [.. constant.Values.Select(value => value.Kind == TypedConstantKind.Array ? null : value.Value as T).OfType<T>()]
            : constant.Value is T single ? [single] : [];
}
