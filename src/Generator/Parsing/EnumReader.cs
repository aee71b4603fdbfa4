using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads how an enum is stored: as its integer, or as the names of its members.</summary>
internal static class EnumReader
{
    private const int ByName = 1;

    public static ValueModel Read(IPropertySymbol property, INamedTypeSymbol type)
    {
        AttributeData? storage = property.Find(KnownTypes.SmrtEnum) ?? type.Find(KnownTypes.SmrtEnum);
        if (storage?.Number(0, 0) != ByName)
        {
            return new ValueModel
            {
                ClrType = type.FullName(),
                Shape = ValueShape.EnumInteger,
                Store = KnownTypes.StoreKindOf(type.EnumUnderlyingType!) ?? StoreKind.Int32,
            };
        }

        return new ValueModel { ClrType = type.FullName(), Shape = ValueShape.EnumString, Store = StoreKind.String, EnumMembers = Members(type) };
    }

    private static EquatableArray<EnumMember> Members(INamedTypeSymbol type)
    {
        var seen = new HashSet<object>();
        var members = new List<EnumMember>();
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field is { HasConstantValue: true, ConstantValue: { } value })
                members.Add(new EnumMember(field.Name, IsAlias: !seen.Add(value)));
        }

        return members.ToEquatableArray();
    }
}
