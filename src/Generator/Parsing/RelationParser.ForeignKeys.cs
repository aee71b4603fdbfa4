using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

internal sealed partial class RelationParser
{
    private void AddForeignKey(IPropertySymbol place, IReadOnlyList<IPropertySymbol> local, EntityShape target)
    {
        EquatableArray<string> columns = local.Select(_owner.ColumnName).ToEquatableArray();
        if (_foreignKeys.Any(other => other.Columns.Equals(columns)))
            return;

        AttributeData? attribute = place.Find(KnownTypes.OnDelete) ?? local.Select(property => property.Find(KnownTypes.OnDelete)).FirstOrDefault(each => each is not null);
        var action = (ReferentialAction)(attribute?.Number(0, 0) ?? 0);
        if (action == ReferentialAction.SetNull && local.FirstOrDefault(property => !Column(_owner, property).IsNullable) is { } fixedProperty)
        {
            _rules.Report(Rule.BadRelation, new(place), _owner.Type.Name, place.Name, $"[OnDelete(DeleteBehavior.SetNull)] needs {fixedProperty.Name} to be nullable");
            action = ReferentialAction.NoAction;
        }

        _foreignKeys.Add(new ForeignKeyModel
        {
            Name = DatabaseNames.Join("fk", _owner.Table.Name, columns),
            Columns = columns,
            Target = target.Table,
            TargetColumns = target.Keys.Select(target.ColumnName).ToEquatableArray(),
            OnDelete = action,
        });
    }

    /// <summary>Foreign keys without a navigation: <c>[ForeignKey("Category")] int CategoryId</c>, where Category is a class.</summary>
    private void ParseScalarForeignKeys()
    {
        var byTarget = new Dictionary<string, List<IPropertySymbol>>(StringComparer.Ordinal);
        foreach (IPropertySymbol property in _owner.Properties)
        {
            foreach (string name in ForeignKeyFinder.NamesOf(property).Where(name => _owner.Navigation(name) is null))
            {
                if (!byTarget.TryGetValue(name, out List<IPropertySymbol> properties))
                    byTarget.Add(name, properties = []);
                properties.Add(property);
            }
        }

        foreach (KeyValuePair<string, List<IPropertySymbol>> group in byTarget)
        {
            if (EntityFinder.Find(_owner.Type, group.Key) is not { } type)
            {
                _rules.Report(
                    Rule.BadRelation, new(group.Value[0], group.Value[0].Find(KnownTypes.ForeignKey), position: 0), _owner.Type.Name, group.Value[0].Name,
                    $"\"{group.Key}\" is neither a navigation of {_owner.Type.Name} nor a [Smrt] entity");
                continue;
            }

            EntityShape target = _finder.Shape(type);
            if (target.Keys.Count == 0)
                continue;

            // Several properties may each refer to an entity whose key is one column.
            if (target.Keys.Count == 1)
            {
                foreach (IPropertySymbol property in group.Value.Where(property => HaveSameTypes(property, [property], target)))
                    AddForeignKey(property, [property], target);
            }
            else if (Matches(group.Value[0], group.Value, target))
            {
                AddForeignKey(group.Value[0], group.Value, target);
            }
        }
    }
}
