namespace SmrtGen;

/// <summary>Text that databases do not store alike: it has a NUL or a lone surrogate. Thrown before anything is sent.</summary>
public sealed class InvalidTextException : SmrtException
{
    internal InvalidTextException(string? name, int position, char found)
        : base($"{name ?? "The text"} has {(found == '\0' ? "a NUL character" : $"a lone surrogate (U+{(int)found:X4})")} at index {position}; text without NUL and with whole surrogate pairs was expected.")
    {
        Name = name;
        Position = position;
    }

    /// <summary>What was being sent, such as <c>entity.Name</c>.</summary>
    public string? Name { get; }

    /// <summary>The index of the character, from 0.</summary>
    public int Position { get; }
}
