namespace SmrtGen;

/// <summary>What is cached of an entity that has <see cref="SmrtAttribute.Cache"/>.</summary>
public enum CacheMode
{
    /// <summary>Reads of one entity: by key, and by unique index.</summary>
    Entities,

    /// <summary>Also lists by index (<c>ListByCategoryIdAsync</c>). Any write to the table drops all of them.</summary>
    EntitiesAndLists,
}
