using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Queries;

/// <summary>
/// The source that can be read: that of the compilation, and that of the projects it refers to where they are at hand as compilations, as in
/// an editor. A build hands in assemblies instead.
/// </summary>
internal sealed class SourceTrees
{
    private readonly ImmutableArray<Compilation> _compilations;
    private readonly ConcurrentDictionary<SyntaxTree, WeakReference<SemanticModel>> _models = new();

    public SourceTrees(Compilation compilation)
    {
        _compilations = Closure(compilation);
        All = [.. _compilations.SelectMany(static one => one.SyntaxTrees)];
    }

    public ImmutableArray<SyntaxTree> All { get; }

    /// <summary>What a tree of one of the compilations means. Models are held weakly: each keeps everything it has bound, and what was learnt
    /// from it is kept elsewhere.</summary>
    /// <returns>The model; null for a tree of a project that is not at hand.</returns>
    public SemanticModel? Model(SyntaxTree tree)
    {
        if (_models.TryGetValue(tree, out WeakReference<SemanticModel>? held) && held.TryGetTarget(out SemanticModel? model))
            return model;
        foreach (Compilation compilation in _compilations)
        {
            if (!compilation.ContainsSyntaxTree(tree))
                continue;
#pragma warning disable RS1030 // The chain of a call runs through other files.
            model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            _models[tree] = new WeakReference<SemanticModel>(model);
            return model;
        }

        return null;
    }

    private static ImmutableArray<Compilation> Closure(Compilation compilation)
    {
        ImmutableArray<Compilation>.Builder found = ImmutableArray.CreateBuilder<Compilation>();
        found.Add(compilation);
        for (int i = 0; i < found.Count; i++)
        {
            foreach (MetadataReference reference in found[i].References)
            {
                if (reference is CompilationReference { Compilation: var other } && other.Language == compilation.Language && !found.Contains(other))
                    found.Add(other);
            }
        }

        return found.ToImmutable();
    }
}
