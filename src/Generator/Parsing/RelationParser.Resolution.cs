using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

internal sealed partial class RelationParser
{
    private RelationModel ResolveToOne(IPropertySymbol navigation, EntityShape target, RelationModel relation)
    {
        if (ForeignKeyFinder.OfNavigation(_owner, navigation, target) is { } local)
        {
            if (!Matches(navigation, local, target))
                return relation;
            AddForeignKey(navigation, local, target);
            return relation with
            {
                OwnerColumns = Columns(_owner, local),
                TargetColumns = Columns(target, target.Keys),
                Inverse = FindInverse(navigation, target),
            };
        }

        string[] names = ForeignKeyFinder.NamesOf(navigation);
        IReadOnlyList<IPropertySymbol>? remote = names.Length > 0 ? ForeignKeyFinder.Named(target, names) : FindRemote(navigation, target);
        if (remote is null)
        {
            ReportNotFound(navigation, target, $"{navigation.Name}{target.Keys[0].Name}");
            return relation;
        }

        return Matches(navigation, remote, _owner)
            ? relation with
            {
                Kind = RelationKind.ToOneInverse,
                OwnerColumns = Columns(_owner, _owner.Keys),
                TargetColumns = Columns(target, remote),
                Inverse = FindInverse(navigation, target),
            }
            : relation;
    }

    private RelationModel ResolveToMany(IPropertySymbol navigation, EntityShape target, RelationModel relation)
    {
        string[] names = ForeignKeyFinder.NamesOf(navigation);
        IReadOnlyList<IPropertySymbol>? remote = names.Length > 0 ? ForeignKeyFinder.Named(target, names) : FindRemote(navigation, target);
        if (remote is null)
        {
            ReportNotFound(navigation, target, _owner.Type.Name + "Id");
            return relation;
        }

        return Matches(navigation, remote, _owner)
            ? relation with
            {
                OwnerColumns = Columns(_owner, _owner.Keys),
                TargetColumns = Columns(target, remote),
                Inverse = FindInverse(navigation, target),
            }
            : relation;
    }

    /// <summary>The target's properties that refer back to the owner: through the navigation that is the inverse, or by name.</summary>
    private IReadOnlyList<IPropertySymbol>? FindRemote(IPropertySymbol navigation, EntityShape target)
    {
        if (navigation.Find(KnownTypes.InverseProperty).Argument<string>(0) is { } inverse)
        {
            return target.Navigation(inverse) is { } named && SymbolEqualityComparer.Default.Equals(named.Type, _owner.Type)
                ? ForeignKeyFinder.OfNavigation(target, named, _owner)
                : null;
        }

        IPropertySymbol[] back = [.. ForeignKeyFinder.NavigationsTo(target, _owner).Where(other => !IsSame(other, navigation))];
        IPropertySymbol[] claimed = [.. back.Where(other => InverseOf(other) == navigation.Name)];
        if (claimed.Length == 0)
            claimed = [.. back.Where(other => InverseOf(other) is null && !IsClaimedByAnother(other, navigation))];
        if (claimed.Length > 1)
        {
            _rules.Report(
                Rule.AmbiguousRelation, new(navigation), _owner.Type.Name, navigation.Name, target.Type.Name, string.Join(", ", claimed.Select(other => other.Name)));
            return [];
        }

        return claimed.Length == 1 ? ForeignKeyFinder.OfNavigation(target, claimed[0], _owner) : ForeignKeyFinder.OfType(target, _owner);
    }

    private bool IsClaimedByAnother(IPropertySymbol back, IPropertySymbol navigation)
        => _owner.Navigations.Any(other => !IsSame(other, navigation) && InverseOf(other) == back.Name);

    private static string? InverseOf(IPropertySymbol navigation) => navigation.Find(KnownTypes.InverseProperty).Argument<string>(0);

    private static bool IsSame(IPropertySymbol one, IPropertySymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>The target's navigation that leads back along the same foreign key, where attributes or types leave no doubt.</summary>
    private string? FindInverse(IPropertySymbol navigation, EntityShape target)
    {
        if (InverseOf(navigation) is { } named)
            return named;
        IPropertySymbol[] back = [.. target.Navigations.Where(other => !IsSame(other, navigation) && LeadsTo(other, _owner))];
        return back.FirstOrDefault(other => InverseOf(other) == navigation.Name)?.Name
            ?? (back.Length == 1 && _owner.Navigations.Count(other => LeadsTo(other, target)) == (IsSelf(target) ? 2 : 1) && !back[0].Has(KnownTypes.SmrtJoin) ? back[0].Name : null);
    }

    private bool IsSelf(EntityShape target) => SymbolEqualityComparer.Default.Equals(target.Type, _owner.Type);

    private static bool LeadsTo(IPropertySymbol navigation, EntityShape target)
        => SymbolEqualityComparer.Default.Equals(KnownTypes.SequenceElement(navigation.Type) ?? navigation.Type, target.Type);

    private bool Matches(IPropertySymbol navigation, IReadOnlyList<IPropertySymbol> foreignKey, EntityShape principal)
    {
        // An empty list was reported where it was found to be ambiguous.
        if (foreignKey.Count == 0)
            return false;
        if (foreignKey.Count == principal.Keys.Count)
            return HaveSameTypes(navigation, foreignKey, principal);
        _rules.Report(
            Rule.BadRelation, new(navigation), _owner.Type.Name, navigation.Name,
            $"the key of {principal.Type.Name} has {principal.Keys.Count} columns, the foreign key has {foreignKey.Count}");
        return false;
    }

    private void ReportNotFound(IPropertySymbol navigation, EntityShape target, string expected)
        => _rules.Report(Rule.ForeignKeyNotFound, new(navigation), _owner.Type.Name, navigation.Name, target.Type.Name, expected);
}
