using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads a context, for the generator and for the analyzer.</summary>
internal static class ContextParser
{
    private static readonly string[] s_baseNames = ["Schema", "Schemas", "Cache", "CacheDependencies", "Database", "BeginTransactionAsync", "Loaders", "CreateLoaderScope", "CommitAsync", "RollbackAsync", "DisposeAsync"];

    /// <summary>The context's model, or null when nothing can be generated for it.</summary>
    public static ContextModel? Parse(INamedTypeSymbol type, IRuleSink? sink, CancellationToken cancellationToken)
    {
        var rules = new FaultTracker(sink);
        foreach (INamedTypeSymbol each in TypePlaceReader.Containers(type).Append(type))
        {
            if (!TypePlaceReader.IsPartial(each, cancellationToken))
                rules.Report(Rule.NotPartial, new(each), each.Name);
        }

        if (FindProblem(type) is { } problem)
            rules.Report(Rule.BadContext, new(type), type.Name, problem);
        if (rules.Fault is not null)
            return null;

        string[] taken = TakenNames(type);
        AttributeData attribute = type.Find(KnownTypes.SmrtContext)!;
        INamedTypeSymbol[] named = attribute.Elements<INamedTypeSymbol>(0);
        return new ContextModel
        {
            Name = type.Name,
            Type = type.FullName(),
            Place = TypePlaceReader.Read(type),
            Header = TypePlaceReader.Header(type),
            Entities = named.Length == 0 ? null : ParseNamed(type, attribute, named, taken, rules, cancellationToken),
            TakenNames = taken.ToEquatableArray(),
        };
    }

    /// <summary>The name of an entity's repository.</summary>
    public static string PropertyName(INamedTypeSymbol entity) => Identifiers.Plural(entity.Name);

    private static EquatableArray<ContextEntity> ParseNamed(
        INamedTypeSymbol type, AttributeData attribute, INamedTypeSymbol[] named, string[] taken, FaultTracker rules, CancellationToken cancellationToken)
    {
        var entities = new List<ContextEntity>();
        for (int i = 0; i < named.Length; i++)
        {
            if (!EntityShape.IsEntity(named[i]) || named[i].IsUnboundGenericType)
            {
                rules.Report(Rule.ContextEntityUnknown, new(type, attribute, position: i), type.Name, named[i].ShortName());
                continue;
            }

            // What is wrong with the entity is reported there.
            if (EntityParser.Parse(named[i], sink: null, cancellationToken) is not { } model)
                continue;
            ContextEntity entity = ContextEntities.Describe(model);
            if (taken.Contains(entity.PropertyName))
                rules.Report(Rule.ContextPropertyTaken, new(type, attribute, position: i), type.Name, entity.PropertyName, named[i].ShortName(), "a member of the context");
            else if (entities.Find(other => other.PropertyName == entity.PropertyName) is { } twin)
                rules.Report(Rule.ContextPropertyTaken, new(type, attribute, position: i), type.Name, entity.PropertyName, named[i].ShortName(), twin.Type.Replace("global::", ""));
            else
                entities.Add(entity);
        }

        return entities.ToEquatableArray();
    }

    private static string? FindProblem(INamedTypeSymbol type)
    {
        if (type.IsStatic)
            return "it is static";
        if (type.IsRecord)
            return "it is a record; a context is no value";
        if (type.Arity > 0 || TypePlaceReader.Containers(type).Any(container => container.Arity > 0))
            return "it has type parameters";
        if (type.IsAbstract)
            return "it is abstract";
        if (type.IsFileLocal || !TypePlaceReader.IsVisibleInAssembly(type))
            return "it is not visible in its whole assembly";
        return type.BaseType is { SpecialType: not SpecialType.System_Object } other && !KnownTypes.Is(other, KnownTypes.SmrtContextBase)
            ? $"it derives from {other.ShortName()}; the build derives it from SmrtContext"
            : null;
    }

    /// <summary>The names of the base's members and of the user's.</summary>
    public static string[] TakenNames(INamedTypeSymbol type)
        => [.. s_baseNames, type.Name, .. type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName && !member.Has(KnownTypes.GeneratedCode)).Select(member => member.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal)];
}
