using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Incremental;

/// <summary>What a whole compilation declares. Of Roslyn it holds references and options, which change seldom, never a compilation.</summary>
internal sealed class DeclarationState
{
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private readonly FileDeclarations[] _files;
    private readonly HashSet<FileDeclarations> _set;

    private DeclarationState(Compilation compilation, FileDeclarations[] files, DeclarationState? sameOutline)
    {
        _references = compilation.ExternalReferences;
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
        _files = files;
        _set = [.. files];
        Outline = sameOutline?.Outline ?? new object();
        Aliases = sameOutline?.Aliases ?? files.SelectMany(file => file.Aliases).ToLookup(alias => alias.Name, alias => alias.Target);
    }

    /// <summary>Stands for the outlines of all files, for references and options: the same object while none of them changes.</summary>
    public object Outline { get; }

    /// <summary>The using aliases of all files, and what they may stand for.</summary>
    public ILookup<string, string> Aliases { get; }

    public bool Has(FileDeclarations file) => _set.Contains(file);

    /// <summary>The state of a compilation: the one before, when nothing that is declared has changed.</summary>
    /// <param name="find">The declarations of a file.</param>
    /// <param name="keep">Told to use those of the state before, because they are the same.</param>
    public static DeclarationState Of(
        Compilation compilation, DeclarationState? before, Func<SyntaxTree, FileDeclarations> find, Action<SyntaxTree, FileDeclarations> keep)
    {
        bool isSame = before is not null && before.IsOf(compilation);
        bool hasSameOutline = isSame;
        var files = new List<FileDeclarations>(before?._files.Length ?? 0);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            FileDeclarations file = find(tree);
            FileDeclarations? old = files.Count < before?._files.Length ? before._files[files.Count] : null;
            if (!ReferenceEquals(file, old))
            {
                // A file that changed its place changes the order of what is declared.
                if (old is null || before!.Has(file) || !file.HasSameOutline(old))
                {
                    hasSameOutline = isSame = false;
                }
                else if (file.IsSame(old))
                {
                    keep(tree, old);
                    file = old;
                }
                else
                {
                    isSame = false;
                }
            }

            files.Add(file);
        }

        if (files.Count != before?._files.Length)
            hasSameOutline = isSame = false;
        return isSame ? before! : new DeclarationState(compilation, [.. files], hasSameOutline ? before : null);
    }

    private bool IsOf(Compilation compilation)
    {
        if (_assembly != compilation.AssemblyName || !_options.Equals(compilation.Options))
            return false;
        ImmutableArray<MetadataReference> references = compilation.ExternalReferences;
        if (references == _references)
            return true;
        if (references.Length != _references.Length)
            return false;
        for (int i = 0; i < references.Length; i++)
        {
            if (!ReferenceEquals(references[i], _references[i]))
                return false;
        }

        return true;
    }
}
