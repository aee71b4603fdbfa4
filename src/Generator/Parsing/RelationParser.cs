using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads the navigation properties of one entity, and the foreign keys of its table.</summary>
internal sealed partial class RelationParser
{
    private readonly EntityShape _owner;
    private readonly FaultTracker _rules;
    private readonly ForeignKeyFinder _finder;
    private readonly List<ForeignKeyModel> _foreignKeys = [];

    private RelationParser(EntityShape owner, FaultTracker rules)
    {
        _owner = owner;
        _rules = rules;
        _finder = new ForeignKeyFinder(owner);
    }

    public static List<RelationModel> Parse(EntityShape owner, FaultTracker rules, out List<ForeignKeyModel> foreignKeys)
    {
        var parser = new RelationParser(owner, rules);
        var relations = new List<RelationModel>();
        foreach (IPropertySymbol navigation in owner.Navigations)
        {
            // An inherited navigation belongs to the class that declares it.
            if (SymbolEqualityComparer.Default.Equals(navigation.ContainingType, owner.Type) && parser.ParseNavigation(navigation) is { } relation)
                relations.Add(relation);
        }

        parser.ParseScalarForeignKeys();
        foreignKeys = parser._foreignKeys;
        return relations;
    }

    private RelationModel? ParseNavigation(IPropertySymbol navigation)
    {
        // A navigation of another assembly was partial; what its declaration looked like no longer matters.
        var syntax = navigation.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as PropertyDeclarationSyntax;
        if (syntax is not null && !navigation.IsPartialDefinition)
        {
            _rules.Report(Rule.NavigationNotPartial, new(navigation), _owner.Type.Name, navigation.Name);
            return null;
        }

        ITypeSymbol? element = EntityShape.IsEntity(navigation.Type) ? null : KnownTypes.SequenceElement(navigation.Type);
        EntityShape target = _finder.Shape((INamedTypeSymbol)(element ?? navigation.Type));
        RelationModel relation = Describe(navigation, syntax, target, element is null ? RelationKind.ToOne : RelationKind.ToMany);
        if (element is not null && !IsReadOnlySequence(navigation.Type))
        {
            _rules.Report(
                Rule.BadRelation, new(navigation), _owner.Type.Name, navigation.Name, $"declare it as IReadOnlyList<{target.Type.Name}>, because it holds what was loaded, not what will be saved");
            return relation;
        }

        if (_owner.Keys.Count == 0 || target.Keys.Count == 0)
        {
            _rules.Inherit(Rule.NoKey);
            return relation;
        }

        if (element is null)
            return ResolveToOne(navigation, target, relation);
        return navigation.Find(KnownTypes.SmrtJoin) is { } join
            ? ResolveManyToMany(navigation, join, target, relation)
            : ResolveToMany(navigation, target, relation);
    }

    private static bool IsReadOnlySequence(ITypeSymbol type) => type.OriginalDefinition.SpecialType
        is SpecialType.System_Collections_Generic_IReadOnlyList_T
        or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
        or SpecialType.System_Collections_Generic_IEnumerable_T;

    private static RelationModel Describe(IPropertySymbol navigation, PropertyDeclarationSyntax? syntax, EntityShape target, RelationKind kind)
    {
        AccessorDeclarationSyntax? setter = syntax?.AccessorList?.Accessors.FirstOrDefault(
            accessor => accessor.Kind() is SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration);
        return new RelationModel
        {
            PropertyName = navigation.Name,
            Kind = kind,
            Modifiers = syntax is null ? "" : string.Join(" ", syntax.Modifiers.Select(modifier => modifier.Text)),
            PropertyType = navigation.Type.FullNameAsWritten(),
            Accessibility = SyntaxFacts.GetText(navigation.DeclaredAccessibility),
            JsonName = navigation.Find(KnownTypes.JsonPropertyName).Argument<string>(0),
            IsOptional = navigation.Type.NullableAnnotation == NullableAnnotation.Annotated,
            Setter = setter is null ? null : string.Join(" ", setter.Modifiers.Append(setter.Keyword).Select(token => token.Text)),
            Target = target.Reference(),
        };
    }

    private static EquatableArray<RelationColumn> Columns(EntityShape shape, IEnumerable<IPropertySymbol> properties)
        => properties.Select(property => Column(shape, property)).ToEquatableArray();

    private static RelationColumn Column(EntityShape shape, IPropertySymbol property)
    {
        // Broken columns are reported where they are declared.
        ColumnModel column = ColumnParser.Parse(shape, property, 0, new FaultTracker(null));
        return new RelationColumn(column.PropertyName, column.ColumnName, column.Value, column.IsNullable, column.IsClrNullable);
    }

    private bool HaveSameTypes(IPropertySymbol place, IReadOnlyList<IPropertySymbol> from, EntityShape target)
    {
        for (int i = 0; i < from.Count; i++)
        {
            ITypeSymbol type = ValueReader.WithoutNull(from[i].Type);
            ITypeSymbol keyType = ValueReader.WithoutNull(target.Keys[i].Type);
            if (SymbolEqualityComparer.Default.Equals(type, keyType))
                continue;
            _rules.Report(
                Rule.ForeignKeyTypeMismatch, new(place), from[i].ContainingType.Name, from[i].Name, from[i].Type.ShortName(),
                target.Type.Name, target.Keys[i].Name, target.Keys[i].Type.ShortName());
            return false;
        }

        return true;
    }
}
