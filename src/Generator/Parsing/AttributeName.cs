using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.Generator.Parsing;

/// <summary>An attribute that makes a type ours.</summary>
internal sealed class AttributeName(string fullName)
{
    private const string Ending = "Attribute";

    private readonly string _long = fullName.Substring(fullName.LastIndexOf('.') + 1);

    public static AttributeName Smrt { get; } = new(KnownTypes.Smrt);

    public static AttributeName SmrtContext { get; } = new(KnownTypes.SmrtContext);

    public static AttributeName SmrtView { get; } = new(KnownTypes.SmrtView);

    /// <summary>Whether an attribute of this name, or of an alias that may stand for it, is written on a declaration.</summary>
    public bool MayBeOn(TypeDeclarationSyntax node, ILookup<string, string> aliases)
    {
        foreach (AttributeListSyntax list in node.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                string name = LastPart(attribute.Name);
                if (IsName(name) || (aliases.Count > 0 && IsAlias(name, aliases, [])))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The last part of a name: <c>C</c> of <c>A::B.C</c>.</summary>
    public static string LastPart(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => ((SimpleNameSyntax)name).Identifier.ValueText,
    };

    /// <summary>Whether a declaration is the first of its type with the attribute, and the type the first of its name: the compiler objects to others, and files must not be written twice.</summary>
    public bool IsFirstOf(INamedTypeSymbol type, SyntaxNode node)
    {
        INamespaceOrTypeSymbol place = type.ContainingType ?? (INamespaceOrTypeSymbol)type.ContainingNamespace;
        if (!SymbolEqualityComparer.Default.Equals(place.GetTypeMembers(type.Name, type.Arity)[0], type))
            return false;
        SyntaxReference? first = type.Find(fullName)?.ApplicationSyntaxReference;
        return first is not null && first.SyntaxTree == node.SyntaxTree && node.FullSpan.Contains(first.Span);
    }

    /// <summary>Aliases may stand for aliases of an outer scope, and be written without their ending, too.</summary>
    private bool IsAlias(string name, ILookup<string, string> aliases, HashSet<string> seen)
        => seen.Add(name)
           && aliases[name].Concat(aliases[name + Ending]).Any(target => IsName(target) || IsAlias(target, aliases, seen));

    private bool IsName(string name)
        => name == _long || (name.Length + Ending.Length == _long.Length && _long.StartsWith(name, StringComparison.Ordinal));
}
