using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads where a type stands.</summary>
internal static class TypePlaceReader
{
    public static TypePlace Read(INamedTypeSymbol type)
    {
        string space = EscapedName(type.ContainingNamespace);
        return new TypePlace
        {
            Namespace = space,
            Containers = Containers(type).Select(Header).ToEquatableArray(),
            Prefix = SymbolText.PlacePrefix(type),
            HintName = HintName(type),
            Accessibility = Keyword(type.DeclaredAccessibility),
            IsPublic = IsPublic(type),
            IsGeneric = Containers(type).Any(container => container.Arity > 0),
        };
    }

    /// <summary>How a partial type is declared again: <c>partial record struct Id</c>.</summary>
    public static string Header(INamedTypeSymbol type)
    {
        string kind = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        string name = Identifiers.Escape(type.Name);
        string parameters = type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(p => Identifiers.Escape(p.Name)))}>";
        return $"partial {kind} {name}{parameters}";
    }

    /// <summary>The types around a type, from the outside in.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? Containers(outer).Append(outer) : [];

    /// <summary>Whether a type and those around it are visible outside the assembly.</summary>
    public static bool IsPublic(INamedTypeSymbol type)
        => Containers(type).Append(type).All(each => each.DeclaredAccessibility == Accessibility.Public);

    /// <summary>Whether all code of its assembly can name a type.</summary>
    public static bool IsVisibleInAssembly(INamedTypeSymbol type)
        => Containers(type).Append(type).All(each => each.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);

    /// <summary>Whether a type can be declared again. One of another assembly was, where that matters.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty)
            return true;
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return true;
        }

        return false;
    }

    public static string Keyword(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        Accessibility.Private => "private",
        _ => "internal",
    };

    private static string EscapedName(INamespaceSymbol space)
    {
        if (space.IsGlobalNamespace)
            return "";
        string name = Identifiers.Escape(space.Name);
        return space.ContainingNamespace.IsGlobalNamespace ? name : $"{EscapedName(space.ContainingNamespace)}.{name}";
    }

    private static string HintName(INamedTypeSymbol type)
    {
        var text = new StringBuilder();
        bool isAmbiguous = false;
        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            text.Insert(0, space.Name + ".");
            isAmbiguous |= HasTwin(space, space.ContainingNamespace.GetNamespaceMembers());
        }

        foreach (INamedTypeSymbol each in Containers(type).Append(type))
        {
            if (!SymbolEqualityComparer.Default.Equals(each, type))
                text.Append(each.Name).Append(each.Arity == 0 ? "" : "_" + each.Arity).Append('.');
            else
                text.Append(each.Name);
            isAmbiguous |= HasTwin(each, each.ContainingType is { } outer ? outer.GetTypeMembers() : each.ContainingNamespace.GetTypeMembers());
        }

        return isAmbiguous ? $"{Plain(text)}-{StableHash.Of(text.ToString()):x16}" : Plain(text);
    }

    /// <summary>Hint names take letters and digits, but not every character of an identifier.</summary>
    private static string Plain(StringBuilder text)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            char c = text[i];
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '_'))
                text.Remove(i, 1).Insert(i, "-" + ((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>Hint names are compared without regard to case, C# names are not.</summary>
    private static bool HasTwin(ISymbol symbol, IEnumerable<ISymbol> members)
    {
        foreach (ISymbol member in members)
        {
            if (member.Name.Length == symbol.Name.Length && member.Name != symbol.Name && string.Equals(member.Name, symbol.Name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
