using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.Generator.Incremental;

/// <summary>Follows what the compilations of one driver declare, from edit to edit. Holds neither compilations nor files alive.</summary>
internal sealed class DeclarationTracker
{
    private readonly object _gate = new();
    private readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> _files = new();
    private readonly ConditionalWeakTable<SyntaxTree, TypeDeclarationSyntax[]> _types = new();
    private readonly ConditionalWeakTable<Compilation, TypeDependencies> _dependencies = new();
    private readonly WeakReference<Compilation?> _compilation = new(null);
    private DeclarationState? _state;

    public DeclarationState Read(Compilation compilation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_state is not null && _compilation.TryGetTarget(out Compilation? last) && ReferenceEquals(last, compilation))
                return _state;
            DeclarationState state = DeclarationState.Of(compilation, _state, tree => FindOrWrite(tree, cancellationToken), Keep);
            _state = state;
            _compilation.SetTarget(compilation);
            return state;
        }
    }

    /// <summary>The declarations of the files that a type's model is read from; null when an error in them may hide more.</summary>
    public FileDeclarations[]? FindSources(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _dependencies.GetValue(compilation, static _ => new TypeDependencies()).TryFindFiles(type, out IReadOnlyCollection<SyntaxTree> trees, cancellationToken)
                ? [.. trees.Select(tree => FindOrWrite(tree, cancellationToken))]
                : null;
        }
    }

    /// <summary>The types of a file that carry attributes.</summary>
    public TypeDeclarationSyntax[] FindTypes(SyntaxTree tree, CancellationToken cancellationToken)
        => _types.GetValue(tree, each =>
        [
            .. each.GetRoot(cancellationToken).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<TypeDeclarationSyntax>()
                .Where(static type => type.AttributeLists.Count > 0),
        ]);

    private FileDeclarations FindOrWrite(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (_files.TryGetValue(tree, out FileDeclarations? file))
            return file;
        file = DeclarationWriter.Write(tree, cancellationToken);
        _files.Add(tree, file);
        return file;
    }

    private void Keep(SyntaxTree tree, FileDeclarations file)
    {
        _files.Remove(tree);
        _files.Add(tree, file);
    }
}
