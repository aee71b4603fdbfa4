using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads a converter: which type it stores, found through the interface that it implements.</summary>
internal static class ConverterReader
{
    public static ValueModel Read(IPropertySymbol property, ITypeSymbol type, AttributeData attribute, FaultTracker rules)
    {
        if (attribute.Argument<INamedTypeSymbol>(0) is not { TypeKind: not TypeKind.Error } converter)
        {
            rules.Inherit(Rule.BadConverter);
            return ValueReader.Unsupported(type);
        }

        string? problem = FindProblem(converter, type, out StoreKind kind);
        if (problem is null)
        {
            return new ValueModel
            {
                ClrType = type.FullName(),
                Shape = ValueShape.Converter,
                Store = kind,
                Through = converter.FullName(),
                IsReferenceType = type.IsReferenceType,
                IsConstant = Immutability.IsConstant(type),
            };
        }

        bool isOnProperty = property.Has(KnownTypes.SmrtConverter);
        rules.Report(
            Rule.BadConverter,
            isOnProperty ? new(property, attribute, position: 0) : new(property),
            converter.ShortName(), property.ContainingType.Name, property.Name, problem);
        return ValueReader.Unsupported(type);
    }

    private static string? FindProblem(INamedTypeSymbol converter, ITypeSymbol type, out StoreKind kind)
    {
        kind = StoreKind.String;
        if (converter.IsUnboundGenericType || !TypePlaceReader.IsVisibleInAssembly(converter))
            return "it cannot be named by generated code; make it an internal or public type without open type parameters";

        INamedTypeSymbol? conversion = converter.AllInterfaces.FirstOrDefault(each => IsConversion(each)
            && SymbolEqualityComparer.Default.Equals(each.TypeArguments[0], type));
        if (conversion is null)
            return $"it does not implement IValueConverter<{type.ShortName()}, …>";
        if (KnownTypes.StoreKindOf(conversion.TypeArguments[1]) is not { } stored)
            return $"{conversion.TypeArguments[1].ShortName()} is not a type that a database stores";
        if (!conversion.GetMembers().All(member => IsPublicIn(converter, member)))
            return "its conversions must be public members";
        kind = stored;
        return null;
    }

    private static bool IsConversion(INamedTypeSymbol type)
        => type is { Name: "IValueConverter", Arity: 2, ContainingNamespace: { Name: "SmrtGen", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsPublicIn(INamedTypeSymbol converter, ISymbol member)
        => converter.FindImplementationForInterfaceMember(member) is not { DeclaredAccessibility: not Accessibility.Public };
}
