using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Parsing;

namespace SmrtGen.Generator.Incremental;

/// <summary>Writes what a file declares. Where it is not sure it writes more, which costs time and is never wrong.</summary>
internal sealed class DeclarationWriter
{
    private readonly StringBuilder _outline = new();
    private readonly StringBuilder _members = new();
    private readonly SourceText _text;

    private DeclarationWriter(SourceText text) => _text = text;

    public static FileDeclarations Write(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        SourceText text = tree.GetText(cancellationToken);
        if (SwitchesNullability(root))
            return new FileDeclarations(text.ToString(), "", Aliases(root), tree.Options);

        var writer = new DeclarationWriter(text);
        for (DirectiveTriviaSyntax? each = First(root); each is not null; each = each.GetNextDirective(IsNullable))
            writer._outline.Append(each.ToString()).Append('\n');
        foreach (ExternAliasDirectiveSyntax each in root.Externs)
            writer.AddToOutline(each);
        foreach (UsingDirectiveSyntax each in root.Usings)
            writer.AddToOutline(each);
        foreach (AttributeListSyntax each in root.AttributeLists)
            writer.AddToOutline(each);
        foreach (MemberDeclarationSyntax each in root.Members)
            writer.Write(each, isInType: false);
        return new FileDeclarations(writer._outline.ToString(), writer._members.ToString(), Aliases(root), tree.Options);
    }

    /// <summary>Whether nullability changes in the middle of the file, where it is not known what lies before and after.</summary>
    private static bool SwitchesNullability(CompilationUnitSyntax root)
    {
        if (First(root) is not { } directive)
            return false;
        int firstToken = root.GetFirstToken(includeZeroWidth: true).SpanStart;
        for (; directive is not null; directive = directive.GetNextDirective(IsNullable))
        {
            if (directive.SpanStart >= firstToken)
                return true;
        }

        return false;
    }

    /// <summary>The aliases of the file and of its namespaces, with the last part of what they stand for.</summary>
    private static ImmutableArray<UsingAlias> Aliases(CompilationUnitSyntax root)
    {
        List<UsingDirectiveSyntax> usings = [.. root.Usings];
        var spaces = new Stack<BaseNamespaceDeclarationSyntax>(root.Members.OfType<BaseNamespaceDeclarationSyntax>());
        while (spaces.Count > 0)
        {
            BaseNamespaceDeclarationSyntax space = spaces.Pop();
            usings.AddRange(space.Usings);
            foreach (BaseNamespaceDeclarationSyntax inner in space.Members.OfType<BaseNamespaceDeclarationSyntax>())
                spaces.Push(inner);
        }

        return
        [
            .. usings.Where(each => each is { Alias: not null, NamespaceOrType: NameSyntax })
                .Select(each => new UsingAlias(each.Alias!.Name.Identifier.ValueText, AttributeName.LastPart((NameSyntax)each.NamespaceOrType))),
        ];
    }

    private static DirectiveTriviaSyntax? First(CompilationUnitSyntax root) => root.ContainsDirectives ? root.GetFirstDirective(IsNullable) : null;

    private static bool IsNullable(DirectiveTriviaSyntax directive) => directive is NullableDirectiveTriviaSyntax;

    private void Write(MemberDeclarationSyntax member, bool isInType)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                _outline.Append("namespace ").Append(space.Name).Append('{');
                foreach (ExternAliasDirectiveSyntax each in space.Externs)
                    AddToOutline(each);
                foreach (UsingDirectiveSyntax each in space.Usings)
                    AddToOutline(each);
                foreach (MemberDeclarationSyntax each in space.Members)
                    Write(each, isInType: false);
                _outline.Append("}\n");
                break;
            case TypeDeclarationSyntax type:
                WriteType(type);
                break;
            case FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword):
                AddToMembers(field.FullSpan);
                break;
            case BaseMethodDeclarationSyntax method:
                int end = ((SyntaxNode?)method.Body ?? method.ExpressionBody)?.FullSpan.Start ?? method.FullSpan.End;
                AddToMembers(TextSpan.FromBounds(method.FullSpan.Start, end));
                break;
            case BasePropertyDeclarationSyntax or EventFieldDeclarationSyntax:
                AddToMembers(member.FullSpan);
                break;
            case GlobalStatementSyntax:
                break;
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or FieldDeclarationSyntax:
                AddToOutline(member);
                break;
            default:
                if (!isInType)
                    AddToOutline(member);
                AddToMembers(member.FullSpan);
                break;
        }
    }

    private void WriteType(TypeDeclarationSyntax type)
    {
        _members.Append('{');
        foreach (SyntaxNodeOrToken child in type.ChildNodesAndTokens())
        {
            if (child.AsNode() is MemberDeclarationSyntax member)
                Write(member, isInType: true);
            else if (child.AsNode() is ParameterListSyntax parameters)
                AddToMembers(parameters.FullSpan);
            else if (child.AsNode() is { } node)
                AddToOutline(node);
            else
                _outline.Append(child.AsToken().Text).Append(' ');
        }

        _members.Append("}\n");
        _outline.Append('\n');
    }

    /// <summary>Without comments and spaces: they change often, and everybody would be read again.</summary>
    private void AddToOutline(SyntaxNode node)
    {
        foreach (SyntaxToken token in node.DescendantTokens())
            _outline.Append(token.Text).Append(' ');
        _outline.Append('\n');
    }

    private void AddToMembers(TextSpan span) => _members.Append(_text.ToString(span)).Append('\n');
}
