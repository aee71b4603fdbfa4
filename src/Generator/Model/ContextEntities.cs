using System.Collections.Immutable;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Model;

/// <summary>Brings contexts and entities together.</summary>
internal static class ContextEntities
{
    private const string ServicesNamespace = "Microsoft.Extensions.DependencyInjection";

    /// <summary>The entity as a context holds it; null when only a context that names it can, because type parameters are around it.</summary>
    public static ContextEntity? Of(EntityModel entity)
        => entity.Place.IsGeneric ? null : Describe(entity);

    public static ContextEntity Describe(EntityModel entity)
        => new(entity.Name, entity.Type, entity.GeneratedPrefix, Identifiers.Plural(entity.Name), entity.Place.IsPublic, LoaderModel.Of(entity), entity.Fault)
        {
            Table = entity.Table.FullName,
            IsCached = entity.IsCached,
            DeletingKeys = entity.ForeignKeys
                .Where(key => key.OnDelete is ReferentialAction.Cascade or ReferentialAction.SetNull)
                .Select(key => new DeletingKey(key.Name, key.Target.FullName, key.OnDelete == ReferentialAction.Cascade))
                .ToEquatableArray(),
        };

    public static EquatableArray<ContextEntity> Sort(ImmutableArray<ContextEntity?> entities)
        => entities.OfType<ContextEntity>()
            .OrderBy(entity => entity.PropertyName, StringComparer.Ordinal)
            .ThenBy(entity => entity.Type, StringComparer.Ordinal)
            .ToEquatableArray();

    public static ResolvedContext Resolve(ContextModel context, EquatableArray<ContextEntity> all, EquatableArray<string> contextNames)
    {
        // Of two with one name the analyzer reports the second; here the first stands.
        var names = new HashSet<string>(context.TakenNames, StringComparer.Ordinal);
        EquatableArray<ContextEntity> entities = (context.Entities ?? all).Where(entity => names.Add(entity.PropertyName)).ToEquatableArray();
        return new ResolvedContext
        {
            Context = context,
            Entities = entities,
            CacheDependencies = CacheDependencyModel.Of(entities),
            RegistrationNamespace = contextNames.Count(name => name == context.Name) == 1 ? ServicesNamespace : context.Place.Namespace,
        };
    }
}
