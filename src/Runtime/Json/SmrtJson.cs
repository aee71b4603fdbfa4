using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>Makes System.Text.Json get along with entities.</summary>
public static class SmrtJson
{
    /// <summary>Leaves navigation properties out that were not loaded, instead of failing on them. A modifier for a type resolver, source-generated contexts included.</summary>
    /// <example><code>
    /// var options = new JsonSerializerOptions { TypeInfoResolver = ShopJson.Default.WithAddedModifier(SmrtJson.SkipUnloadedNavigations) };
    /// </code></example>
    public static void SkipUnloadedNavigations(JsonTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);

        // A serialize method that a context generated would write the entities inside (of a list, say) past this modifier. A type that was touched does without.
        if (type.Kind != JsonTypeInfoKind.None)
            type.NumberHandling = type.NumberHandling;
        if (type.Kind != JsonTypeInfoKind.Object || !typeof(INavigationOwner).IsAssignableFrom(type.Type))
            return;

        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.Get is not { } get || property.PropertyType.IsValueType)
                continue;
            NavigationProperty navigation = new(property.Name, type.Options.PropertyNamingPolicy);
            property.Get = owner => navigation.IsUnloaded((INavigationOwner)owner) ? null : get(owner);
            Func<object, object?, bool>? shouldSerialize = property.ShouldSerialize;
            bool writesNull = WritesNull(property);
            property.ShouldSerialize = (owner, value)
                => !navigation.IsUnloaded((INavigationOwner)owner)
                   && (value is not null || writesNull)
                   && (shouldSerialize is null || shouldSerialize(owner, value));
        }
    }

    /// <summary>What the attribute or the options say; a property that decides for itself is no longer asked by the serializer.</summary>
    private static bool WritesNull(JsonPropertyInfo property)
    {
        object[] attributes = property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: false) ?? [];
        JsonIgnoreCondition condition = attributes is [JsonIgnoreAttribute attribute, ..] ? attribute.Condition : property.Options.DefaultIgnoreCondition;
        return condition is not (JsonIgnoreCondition.WhenWritingNull or JsonIgnoreCondition.WhenWritingDefault);
    }

    /// <summary>A JSON property that may be a navigation; known once the first object is seen.</summary>
    private sealed class NavigationProperty(string jsonName, System.Text.Json.JsonNamingPolicy? naming)
    {
        private const int Unknown = -2;
        private const int None = -1;

        private int _ordinal = Unknown;

        public bool IsUnloaded(INavigationOwner owner)
        {
            if (_ordinal == Unknown)
                _ordinal = Find(owner.Navigations);
            return _ordinal != None && !owner.IsNavigationLoaded(_ordinal);
        }

        private int Find(IReadOnlyList<NavigationName> navigations)
        {
            for (int i = 0; i < navigations.Count; i++)
            {
                string name = navigations[i].Json ?? naming?.ConvertName(navigations[i].Property) ?? navigations[i].Property;
                if (name == jsonName)
                    return i;
            }

            return None;
        }
    }
}
