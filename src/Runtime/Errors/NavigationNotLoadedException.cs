namespace SmrtGen;

/// <summary>A navigation property was read that no query loaded. SmrtGen never queries behind a property.</summary>
public sealed class NavigationNotLoadedException : SmrtException
{
    /// <summary>Made by generated code.</summary>
    /// <param name="entity">The class, such as <c>Product</c>.</param>
    /// <param name="navigation">The property, such as <c>Category</c>.</param>
    public NavigationNotLoadedException(string entity, string navigation)
        : base($"{entity}.{navigation} was not loaded. Load it with the query: Include(x => x.{navigation}), or afterwards: await entity.Load{navigation}Async(db).")
    {
        Entity = entity;
        Navigation = navigation;
    }

    /// <summary>The property.</summary>
    public string Navigation { get; }
}
