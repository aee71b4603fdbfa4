using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>What entities see of each other: table, properties, key. Lives for one parse; holds symbols, so it never leaves it.</summary>
internal sealed class EntityShape
{
    private EntityShape(INamedTypeSymbol type, AttributeData? attribute)
    {
        Type = type;
        Attribute = attribute;
        Naming = NamingRulesExtensions.ReadFor(type);
        Table = ReadTable(type, attribute, Naming);
        (Constructor, Properties, Navigations) = PropertyFinder.Find(type);
        Keys = KeyFinder.Find(type, Properties);
    }

    public INamedTypeSymbol Type { get; }

    public AttributeData? Attribute { get; }

    public NamingRules Naming { get; }

    public TableName Table { get; }

    /// <summary>The constructor that rows are read with; null when there is none that fits.</summary>
    public IMethodSymbol? Constructor { get; }

    /// <summary>The properties that are columns, inherited ones first.</summary>
    public IReadOnlyList<IPropertySymbol> Properties { get; }

    /// <summary>The properties whose type is an entity or a sequence of one.</summary>
    public IReadOnlyList<IPropertySymbol> Navigations { get; }

    /// <summary>The key's properties; none when there is no key.</summary>
    public IReadOnlyList<IPropertySymbol> Keys { get; }

    public static bool IsEntity(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class } named && named.Has(KnownTypes.Smrt);

    public static EntityShape Of(INamedTypeSymbol type) => new(type, type.Find(KnownTypes.Smrt));

    public string ColumnName(IPropertySymbol property)
        => property.Find(KnownTypes.Column).Argument<string>(0) is { Length: > 0 } name ? name : Naming.ColumnName(property.Name);

    public IPropertySymbol? Property(string name) => Properties.FirstOrDefault(p => p.Name == name);

    public IPropertySymbol? Navigation(string name) => Navigations.FirstOrDefault(p => p.Name == name);

    public bool IsKey(IPropertySymbol property) => Keys.Contains(property, SymbolEqualityComparer.Default);

    /// <summary>How others refer to the entity.</summary>
    public EntityReference Reference()
    {
        string prefix = SymbolText.PlacePrefix(Type) + Type.Name;
        string key = Keys.Count switch
        {
            0 => "object",
            1 => Keys[0].Type.FullName(),
            _ => prefix + "Key",
        };
        return new EntityReference(Type.Name, Type.FullName(), prefix, key, Table);
    }

    private static TableName ReadTable(INamedTypeSymbol type, AttributeData? smrt, NamingRules naming)
    {
        AttributeData? table = type.Find(KnownTypes.Table);
        string? name = smrt?.NamedText("Table") ?? table.Argument<string>(0);
        string? schema = smrt?.NamedText("Schema") ?? table?.NamedText("Schema");
        return new TableName(string.IsNullOrEmpty(schema) ? null : schema, name ?? naming.TableName(type.Name));
    }
}
