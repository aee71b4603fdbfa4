using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Generator.Parsing;

namespace SmrtGen.Generator.Incremental;

/// <summary>The models of all declarations with one attribute. A model is read again only when something has changed that it was read from.</summary>
/// <remarks>
/// What a declaration means depends on other files, so every edit asks for every model, and to read five hundred takes far longer than an
/// edit may. A model stays while the outline of all files and the members of the types that it was read from are the same.
/// </remarks>
internal sealed class ModelTable<TModel>(
    DeclarationTracker tracker, AttributeName attribute, Func<INamedTypeSymbol, CancellationToken, TModel?> parse, Func<TModel, string> nameOf)
    where TModel : class
{
    private readonly object _gate = new();
    private readonly ConditionalWeakTable<TypeDeclarationSyntax, Entry> _entries = new();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private DeclarationState? _state;
    private ImmutableArray<TModel?> _models = [];

    /// <summary>The models, each at the place that it had before: the pipeline compares by place. A place is null once its model is gone.</summary>
    public ImmutableArray<TModel?> Read(Compilation compilation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            DeclarationState state = tracker.Read(compilation, cancellationToken);
            if (!ReferenceEquals(state, _state))
            {
                _models = Place(FindAll(compilation, state, cancellationToken));
                _state = state;
            }

            return _models;
        }
    }

    private List<TModel> FindAll(Compilation compilation, DeclarationState state, CancellationToken cancellationToken)
    {
        var models = new List<TModel>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (TypeDeclarationSyntax node in tracker.FindTypes(tree, cancellationToken))
            {
                if (attribute.MayBeOn(node, state.Aliases) && Find(node, compilation, state, cancellationToken) is { } model)
                    models.Add(model);
            }
        }

        return models;
    }

    private TModel? Find(TypeDeclarationSyntax node, Compilation compilation, DeclarationState state, CancellationToken cancellationToken)
    {
        if (_entries.TryGetValue(node, out Entry? known) && known.IsOf(state))
            return known.Model;

        cancellationToken.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol?)compilation.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node, cancellationToken);
        TModel? model = type is not null && attribute.IsFirstOf(type, node) ? parse(type, cancellationToken) : null;
        FileDeclarations[]? sources = type is null ? null : tracker.FindSources(compilation, type, cancellationToken);
        _entries.Remove(node);
        if (sources is not null)
            _entries.Add(node, new Entry(model, state, sources));
        return model;
    }

    private ImmutableArray<TModel?> Place(List<TModel> models)
    {
        var names = new HashSet<string>(models.Select(nameOf), StringComparer.Ordinal);
        foreach (string gone in _places.Keys.Where(name => !names.Contains(name)).ToArray())
            _places.Remove(gone);
        var taken = new HashSet<int>(_places.Values);
        int next = 0;
        foreach (TModel model in models.Where(model => !_places.ContainsKey(nameOf(model))))
        {
            while (taken.Contains(next))
                next++;
            _places[nameOf(model)] = next++;
        }

        var placed = new TModel?[Math.Max(_models.Length, models.Count)];
        foreach (TModel model in models)
            placed[_places[nameOf(model)]] = model;
        return ImmutableArray.Create(placed);
    }

    private sealed class Entry(TModel? model, DeclarationState state, FileDeclarations[] sources)
    {
        private DeclarationState _state = state;

        public TModel? Model => model;

        public bool IsOf(DeclarationState state)
        {
            if (!ReferenceEquals(state.Outline, _state.Outline) || !sources.All(state.Has))
                return false;
            _state = state;
            return true;
        }
    }
}
