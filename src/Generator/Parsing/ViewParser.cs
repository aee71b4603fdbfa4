using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads a view, for the generator and for the analyzer.</summary>
internal static class ViewParser
{
    /// <summary>The view's model, or null when nothing can be generated for it.</summary>
    public static ViewModel? Parse(INamedTypeSymbol type, IRuleSink? sink, CancellationToken cancellationToken)
    {
        var rules = new FaultTracker(sink);
        foreach (INamedTypeSymbol each in TypePlaceReader.Containers(type).Append(type))
        {
            if (!TypePlaceReader.IsPartial(each, cancellationToken))
                rules.Report(Rule.NotPartial, new(each), each.Name);
        }

        if (type.IsStatic || type.IsAbstract)
            rules.Report(Rule.UnsupportedKindOfType, new(type), type.Name, "it is static or abstract, so no row can become one");
        AttributeData attribute = type.Find(KnownTypes.SmrtView)!;
        if (attribute.Argument<INamedTypeSymbol>(0) is not { } entityType)
            return null;
        if (!EntityShape.IsEntity(entityType))
            rules.Report(Rule.ViewOfNoEntity, new(type, attribute, position: 0), type.Name, entityType.ShortName());
        if (rules.Fault is not null)
            return null;

        EntityShape entity = EntityShape.Of(entityType);
        (IMethodSymbol? constructor, IReadOnlyList<IPropertySymbol> properties, _) = PropertyFinder.Find(type);
        var columns = new List<ColumnModel>();
        foreach (IPropertySymbol property in properties)
        {
            if (ParseColumn(entity, type, property, columns.Count, rules) is { } column)
                columns.Add(column);
        }

        if (properties.Count == 0 && constructor is not null)
            rules.Report(Rule.ViewColumnUnknown, new(type), type.Name, "", entityType.Name);
        bool isWhole = rules.Fault is null;
        return new ViewModel
        {
            Name = type.Name,
            Type = type.FullName(),
            Place = TypePlaceReader.Read(type),
            Header = TypePlaceReader.Header(type),
            EntityType = entityType.FullName(),
            EntityMapping = SymbolText.PlacePrefix(entityType) + entityType.Name + "Mapping",
            Columns = columns.ToEquatableArray(),
            Construction = isWhole ? ConstructionParser.Parse(type, constructor, columns, rules) : new ConstructionModel(),
            Fault = rules.Fault,
        };
    }

    private static ColumnModel? ParseColumn(EntityShape entity, INamedTypeSymbol view, IPropertySymbol property, int ordinal, FaultTracker rules)
    {
        IPropertySymbol? source = entity.Property(property.Name)
            ?? entity.Properties.FirstOrDefault(each => string.Equals(each.Name, property.Name, StringComparison.OrdinalIgnoreCase));
        if (source is null)
        {
            rules.Report(Rule.ViewColumnUnknown, new(property), view.Name, property.Name, entity.Type.Name);
            return null;
        }

        // What is wrong with the entity's column is reported there.
        ColumnModel column = ColumnParser.Parse(entity, source, ordinal, new FaultTracker(null));
        bool fitsNull = ColumnParser.IsClrNullable(property.Type);
        bool isSameType = SymbolEqualityComparer.Default.Equals(ValueReader.WithoutNull(property.Type), ValueReader.WithoutNull(source.Type));
        if (!isSameType || (column.IsNullable && !fitsNull))
        {
            rules.Report(
                Rule.ViewColumnType, new(property), view.Name, property.Name, property.Type.ShortName(), entity.Type.Name, source.Name, source.Type.ShortName());
            return null;
        }

        MemberWrite write = ColumnParser.ReadWrite(view, property, out string declaring);
        return column with { PropertyName = property.Name, IsClrNullable = fitsNull, Write = write, DeclaringType = declaring };
    }
}
