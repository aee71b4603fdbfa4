using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads one property as a column.</summary>
internal static class ColumnParser
{
    public static ColumnModel Parse(EntityShape shape, IPropertySymbol property, int ordinal, IRuleSink rules)
    {
        ValueModel value = ValueReader.Read(property, rules);
        bool isToken = property.Has(KnownTypes.ConcurrencyCheck) || property.Has(KnownTypes.Timestamp);
        bool isKey = shape.IsKey(property);
        var column = new ColumnModel
        {
            PropertyName = property.Name,
            SourceProperty = property.Name,
            ColumnName = ReadName(shape, property, rules),
            Ordinal = ordinal,
            Value = value,
            IsClrNullable = IsClrNullable(property.Type),
            IsNullable = IsClrNullable(property.Type) && !isKey && !isToken && property.FindWithParameter(KnownTypes.Required) is null,
            IsKey = isKey,
            IsConcurrencyToken = isToken,
            Generation = ReadGeneration(property),
            Write = ReadWrite(shape.Type, property, out string declaring),
            DeclaringType = declaring,
            MaxLength = ReadMaxLength(property),
            TypeName = property.Find(KnownTypes.Column)?.NamedText("TypeName"),
        };
        return column with { Default = DefaultValueReader.Read(property, column, rules) };
    }

    /// <summary>Whether null fits in. A reference type of code without nullable annotations may be null.</summary>
    public static bool IsClrNullable(ITypeSymbol type)
        => type.IsReferenceType
            ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
            : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsReachableFrom(INamedTypeSymbol type, IMethodSymbol setter)
        => setter.DeclaredAccessibility != Accessibility.Private || SymbolEqualityComparer.Default.Equals(setter.ContainingType, type);

    private static string ReadName(EntityShape shape, IPropertySymbol property, IRuleSink rules)
    {
        string name = shape.ColumnName(property);
        if (NameCheck.FindProblem(name) is { } problem)
            rules.Report(Rule.BadName, new(property, property.Find(KnownTypes.Column), position: 0), "column", name, problem);
        return name;
    }

    private static ValueGeneration ReadGeneration(IPropertySymbol property) => property.Find(KnownTypes.DatabaseGenerated)?.Number(0, 0) switch
    {
        1 => ValueGeneration.OnInsert,
        2 => ValueGeneration.Always,
        _ => ValueGeneration.None,
    };

    private static int ReadMaxLength(IPropertySymbol property)
        => Math.Max(0, (property.FindWithParameter(KnownTypes.MaxLength) ?? property.FindWithParameter(KnownTypes.StringLength))?.Number(0, 0) ?? 0);

    /// <summary>How generated code sets the property, and the type that declares what it sets, where it cannot simply assign.</summary>
    public static MemberWrite ReadWrite(INamedTypeSymbol type, IPropertySymbol property, out string declaring)
    {
        declaring = "";
        if (PropertyFinder.FindSetter(property) is { } setter)
        {
            if (!setter.IsInitOnly && PropertyFinder.IsCallable(setter))
                return MemberWrite.Assign;
            declaring = setter.ContainingType.FullName();
            return setter.ContainingType.IsGenericType && !setter.IsInitOnly && IsReachableFrom(type, setter) ? MemberWrite.Hook : MemberWrite.Setter;
        }

        bool hasField = property.ContainingType.GetMembers().Any(
            member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
        if (!hasField)
            return MemberWrite.Impossible;
        declaring = property.ContainingType.FullName();
        return MemberWrite.Field;
    }
}
