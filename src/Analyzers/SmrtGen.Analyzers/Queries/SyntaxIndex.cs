using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.Analyzers.Queries;

/// <summary>
/// What one file declares, by name only. It hangs on the tree, which an edit of another file leaves alone: finding the
/// few types that may implement an interface then costs no binding of all the others.
/// </summary>
internal sealed class SyntaxIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxIndex> Cache = new();

    private readonly Lazy<HashSet<string>> _calls;
    private readonly Lazy<HashSet<string>> _creations;

    private SyntaxIndex(SyntaxTree tree)
    {
        _calls = new(() =>
            [.. tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Select(CalledName).OfType<string>()]);
        _creations = new(() =>
            [.. tree.GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Select(static c => SimpleName(c.Type))]);
        var bases = ImmutableArray.CreateBuilder<KeyValuePair<string, TypeDeclarationSyntax>>();
        ImmutableHashSet<string>.Builder sets = ImmutableHashSet.CreateBuilder<string>();
        foreach (SyntaxNode node in tree.GetRoot()
            .DescendantNodes(static n => n is not (BaseMethodDeclarationSyntax or StatementSyntax or AccessorListSyntax)))
        {
            if (node is TypeDeclarationSyntax { BaseList: { } list } type)
            {
                foreach (BaseTypeSyntax baseType in list.Types)
                    bases.Add(new(SimpleName(baseType.Type), type));
            }
            else if (node is GenericNameSyntax { Identifier.ValueText: "DbSet", TypeArgumentList.Arguments: { Count: 1 } arguments })
                sets.Add(SimpleName(arguments[0]));
        }

        string text = tree.GetText().ToString();
        LoadsLazily = Names(tree, text, "UseLazyLoadingProxies") || Names(tree, text, "ILazyLoader");
        SplitsQueries = text.Contains("QuerySplittingBehavior") && Names(tree, text, "SplitQuery");
        Includes = text.Contains("Include(");
        Bases = bases.ToImmutable();
        SetTypes = sets.ToImmutable();
    }

    public ImmutableArray<KeyValuePair<string, TypeDeclarationSyntax>> Bases { get; }

    /// <summary>The names of the types that a <c>DbSet</c> in this file holds.</summary>
    public ImmutableHashSet<string> SetTypes { get; }

    /// <summary>Whether this file turns lazy loading on.</summary>
    public bool LoadsLazily { get; }

    /// <summary>Whether this file makes split queries the rule.</summary>
    public bool SplitsQueries { get; }

    /// <summary>Whether this file loads a navigation with its owner.</summary>
    public bool Includes { get; }

    /// <summary>Whether something in this file calls a member of the name.</summary>
    public bool Calls(string name) => _calls.Value.Contains(name);

    /// <summary>Whether something in this file makes an object of a type of the name.</summary>
    public bool Creates(string name) => _creations.Value.Contains(name);

    public static string? CalledName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        MemberBindingExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    public static SyntaxIndex Of(SyntaxTree tree) => Cache.GetValue(tree, static t => new SyntaxIndex(t));

    private static bool Names(SyntaxTree tree, string text, string name) =>
        text.Contains(name) && tree.GetRoot().DescendantTokens()
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    public static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        NullableTypeSyntax nullable => SimpleName(nullable.ElementType),
        _ => type.ToString(),
    };
}
