using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

internal sealed partial class RelationParser
{
    private RelationModel ResolveManyToMany(IPropertySymbol navigation, AttributeData attribute, EntityShape target, RelationModel relation)
    {
        if (attribute.Argument<INamedTypeSymbol>(0) is not { TypeKind: not TypeKind.Error } joinType)
        {
            _rules.Inherit(Rule.BadRelation);
            return relation;
        }

        if (!EntityShape.IsEntity(joinType))
        {
            _rules.Report(Rule.BadRelation, new(navigation, attribute, position: 0), _owner.Type.Name, navigation.Name, $"{joinType.Name} is no [Smrt] entity");
            return relation;
        }

        EntityShape join = _finder.Shape(joinType);
        string[] names = ForeignKeyFinder.NamesOf(navigation);
        IReadOnlyList<IPropertySymbol>? toOwner = names.Length > 0 ? ForeignKeyFinder.Named(join, names) : Side(navigation, join, _owner);
        IReadOnlyList<IPropertySymbol>? toTarget = IsSelf(target) && toOwner is { Count: > 0 } ? OtherSide(join, toOwner) : Side(navigation, join, target);
        if (toOwner is null || toTarget is null)
        {
            ReportNotFound(navigation, join, (toOwner is null ? _owner : target).Type.Name + "Id");
            return relation;
        }

        if (!Matches(navigation, toOwner, _owner) || !Matches(navigation, toTarget, target))
            return relation;
        return relation with
        {
            Kind = RelationKind.ManyToMany,
            OwnerColumns = Columns(_owner, _owner.Keys),
            TargetColumns = Columns(target, target.Keys),
            Join = join.Reference(),
            JoinOwnerColumns = Columns(join, toOwner),
            JoinTargetColumns = Columns(join, toTarget),
        };
    }

    private IReadOnlyList<IPropertySymbol>? Side(IPropertySymbol navigation, EntityShape join, EntityShape side)
    {
        IReadOnlyList<IPropertySymbol> navigations = ForeignKeyFinder.NavigationsTo(join, side);
        if (navigations.Count > 1)
        {
            _rules.Report(
                Rule.AmbiguousRelation, new(navigation), _owner.Type.Name, navigation.Name, join.Type.Name, string.Join(", ", navigations.Select(other => other.Name)));
            return [];
        }

        return navigations.Count == 1 ? ForeignKeyFinder.OfNavigation(join, navigations[0], side) : ForeignKeyFinder.OfType(join, side);
    }

    /// <summary>The foreign key of a join of an entity with itself that is not the given one.</summary>
    private IReadOnlyList<IPropertySymbol>? OtherSide(EntityShape join, IReadOnlyList<IPropertySymbol> known)
    {
        IReadOnlyList<IPropertySymbol>? other = ForeignKeyFinder.NavigationsTo(join, _owner)
            .Select(each => ForeignKeyFinder.OfNavigation(join, each, _owner))
            .FirstOrDefault(each => each is not null && !each.SequenceEqual(known, SymbolEqualityComparer.Default));
        if (other is not null)
            return other;
        IPropertySymbol[] rest = [.. join.Keys.Where(key => !known.Contains(key, SymbolEqualityComparer.Default))];
        return rest.Length == known.Count ? rest : null;
    }
}
