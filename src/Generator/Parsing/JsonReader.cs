using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads a property that is stored as JSON through a serializer context.</summary>
internal static class JsonReader
{
    public static ValueModel Read(IPropertySymbol property, ITypeSymbol type, AttributeData attribute, FaultTracker rules)
    {
        if (attribute.Argument<INamedTypeSymbol>(0) is not { TypeKind: not TypeKind.Error } context)
        {
            rules.Inherit(Rule.BadJsonContext);
            return ValueReader.Unsupported(type);
        }

        if (FindProblem(context, type) is { } problem)
        {
            rules.Report(Rule.BadJsonContext, new(property, attribute, position: 0), context.ShortName(), property.ContainingType.Name, property.Name, problem);
            return ValueReader.Unsupported(type);
        }

        return new ValueModel
        {
            ClrType = type.FullName(),
            Shape = ValueShape.Json,
            Store = StoreKind.JsonText,
            Through = context.FullName(),
            IsReferenceType = type.IsReferenceType,
        };
    }

    private static string? FindProblem(INamedTypeSymbol context, ITypeSymbol type)
    {
        if (!KnownTypes.Is(context.BaseType, KnownTypes.JsonSerializerContext))
            return "it is no JsonSerializerContext";
        if (!TypePlaceReader.IsVisibleInAssembly(context))
            return "it must be internal or public";
        bool isListed = context.FindAll(KnownTypes.JsonSerializable)
            .Any(listed => listed.Argument<ITypeSymbol>(0) is { } each && SymbolEqualityComparer.Default.Equals(each, type));
        return isListed ? null : $"it lacks [JsonSerializable(typeof({type.ShortName()}))]";
    }
}
