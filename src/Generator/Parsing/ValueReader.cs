using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads how the values of a property are stored.</summary>
internal static class ValueReader
{
    /// <summary>The value's model; <see cref="ValueShape.Unsupported"/> after a rule was reported.</summary>
    public static ValueModel Read(IPropertySymbol property, FaultTracker rules)
    {
        ITypeSymbol type = WithoutNull(property.Type);
        if (property.Find(KnownTypes.SmrtJson) is { } json)
            return JsonReader.Read(property, type, json, rules);
        if (property.Find(KnownTypes.SmrtConverter) is { } onProperty)
            return ConverterReader.Read(property, type, onProperty, rules);
        if (type.Find(KnownTypes.SmrtConverter) is { } onType)
            return ConverterReader.Read(property, type, onType, rules);
        if (KnownTypes.StoreKindOf(type) is { } kind)
            return Primitive(type, WithTypeName(kind, property));
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType)
            return EnumReader.Read(property, enumType);
        if ((ReadSequence(type) ?? ReadWrapper(type)) is { } value)
            return value;

        // The compiler says what is wrong with a type that it does not know.
        if (type.TypeKind == TypeKind.Error)
            rules.Inherit(Rule.UnsupportedType);
        else
            rules.Report(Rule.UnsupportedType, new(property), property.ContainingType.Name, property.Name, property.Type.ShortName());
        return Unsupported(type);
    }

    public static ValueModel Primitive(ITypeSymbol type, StoreKind kind)
        => new() { ClrType = type.FullName(), Shape = ValueShape.Primitive, Store = kind, IsReferenceType = type.IsReferenceType };

    public static ValueModel Unsupported(ITypeSymbol type)
        => new() { ClrType = type.FullName(), Shape = ValueShape.Unsupported, Store = StoreKind.String, IsReferenceType = !type.IsValueType };

    public static ITypeSymbol WithoutNull(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary><c>[Column(TypeName = "timestamp")]</c> says that a time has no zone, <c>"jsonb"</c> that text is JSON.</summary>
    private static StoreKind WithTypeName(StoreKind kind, IPropertySymbol property)
    {
        string typeName = property.Find(KnownTypes.Column)?.NamedText("TypeName")?.Trim().ToLowerInvariant() ?? "";
        if (kind == StoreKind.TimestampTz && typeName.StartsWith("timestamp", StringComparison.Ordinal))
            return typeName.StartsWith("timestamptz", StringComparison.Ordinal) || typeName.EndsWith("with time zone", StringComparison.Ordinal) ? kind : StoreKind.Timestamp;
        return kind == StoreKind.String && typeName is "json" or "jsonb" ? StoreKind.JsonText : kind;
    }

    private static ValueModel? ReadSequence(ITypeSymbol type)
    {
        ITypeSymbol? element = type is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType : KnownTypes.ListElement(type);
        if (element is null || KnownTypes.StoreKindOf(element) is not { } kind || !IsElement(kind))
            return null;
        return new ValueModel
        {
            ClrType = type.FullName(),
            Shape = type is IArrayTypeSymbol ? ValueShape.Array : ValueShape.List,
            Store = kind,
            IsReferenceType = true,
        };
    }

    private static bool IsElement(StoreKind kind) => kind is StoreKind.Boolean or StoreKind.Int16 or StoreKind.Int32 or StoreKind.Int64
        or StoreKind.Decimal or StoreKind.Double or StoreKind.Single or StoreKind.String or StoreKind.Guid
        or StoreKind.TimestampTz or StoreKind.Date or StoreKind.Time or StoreKind.Interval;

    /// <summary>A record struct whose constructor takes one stored value that a property gives back.</summary>
    private static ValueModel? ReadWrapper(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsRecord: true, TypeKind: TypeKind.Struct } wrapper
            || wrapper.GetMembers().Count(member => member is IFieldSymbol { IsStatic: false }) != 1)
        {
            return null;
        }

        foreach (IMethodSymbol constructor in wrapper.InstanceConstructors)
        {
            if (constructor is { DeclaredAccessibility: Accessibility.Public, Parameters.Length: 1 }
                && constructor.Parameters[0] is { RefKind: RefKind.None } parameter
                && KnownTypes.StoreKindOf(parameter.Type) is { } kind
                && kind is not StoreKind.Bytes
                && wrapper.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => Gives(p, parameter)) is { } property)
            {
                return new ValueModel { ClrType = type.FullName(), Shape = ValueShape.Wrapper, Store = kind, WrappedProperty = property.Name };
            }
        }

        return null;
    }

    private static bool Gives(IPropertySymbol property, IParameterSymbol parameter)
        => property is { IsStatic: false, GetMethod.DeclaredAccessibility: Accessibility.Public }
           && string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
           && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type);
}
