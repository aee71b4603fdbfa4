using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>An entity with navigation properties. Implemented by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INavigationOwner
{
    /// <summary>The entities that came with this one.</summary>
    PeerGroup? Peers { get; set; }

    /// <summary>The names of the navigations by their ordinals: the property, and its name in JSON where an attribute gives one.</summary>
    IReadOnlyList<NavigationName> Navigations { get; }

    /// <summary>Whether a navigation may be read.</summary>
    bool IsNavigationLoaded(int ordinal);
}

/// <summary>A navigation's names.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="Json">What <c>[JsonPropertyName]</c> says; null: the naming policy decides.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct NavigationName(string Property, string? Json = null);

/// <summary>The state of a to-one navigation in one field: not loaded, loaded without a row, or the entity.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Navigation
{
    private static readonly object s_none = new();

    /// <summary>What the field holds where the foreign key was null when it was followed: nothing, until the key is set.</summary>
    internal static object NoKey { get; } = new();

    /// <summary>What the field holds for a value that was loaded or set.</summary>
    public static object Loaded(object? target) => target ?? s_none;

    /// <summary>The value of the field.</summary>
    /// <exception cref="NavigationNotLoadedException">It was not loaded.</exception>
    public static TTarget? Read<TTarget>(object? field, string entity, string navigation)
        where TTarget : class
        => field as TTarget ?? (field is null ? throw new NavigationNotLoadedException(entity, navigation) : null);
}
