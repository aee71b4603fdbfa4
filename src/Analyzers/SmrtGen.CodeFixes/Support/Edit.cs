using Microsoft.CodeAnalysis;

namespace SmrtGen.CodeFixes;

/// <summary>One offered change: its title, and what replaces what.</summary>
internal sealed class Edit(string title)
{
    public Edit(string title, SyntaxNode original, SyntaxNode replacement)
        : this(title) => Replacements.Add(original, replacement);

    public string Title { get; } = title;

    public Dictionary<SyntaxNode, SyntaxNode> Replacements { get; } = [];
}
