using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Incremental;

/// <summary>What a file declares, as text: what everybody's names and constants may depend on, and the members of its types. Method bodies are in neither.</summary>
internal sealed class FileDeclarations(string outline, string members, ImmutableArray<UsingAlias> aliases, ParseOptions options)
{
    /// <summary>Usings, namespaces, the heads and attributes of types, enums, constants: an edit there may change what any name means.</summary>
    public string Outline { get; } = outline;

    /// <summary>Everything else that is declared: an edit there concerns who reads these types.</summary>
    public string Members { get; } = members;

    public ImmutableArray<UsingAlias> Aliases => aliases;

    public bool HasSameOutline(FileDeclarations other) => Outline == other.Outline && options.Equals(other.Options);

    public bool IsSame(FileDeclarations other) => HasSameOutline(other) && Members == other.Members;

    private ParseOptions Options => options;
}

/// <summary><c>using Name = Some.Target;</c></summary>
internal sealed record UsingAlias(string Name, string Target);
