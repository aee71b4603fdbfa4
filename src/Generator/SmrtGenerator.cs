using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Emission;
using SmrtGen.Generator.Incremental;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Parsing;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator;

/// <summary>Writes mappings, repositories, columns, schemas, contexts and views for the classes that carry SmrtGen's attributes.</summary>
/// <remarks>It reports no diagnostics: the analyzer does, with the same parser.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class SmrtGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Each declaration is read whole. Every edit asks for all of them: most are as they were, and equal models end the run here.
        // Not ForAttributeWithMetadataName: it binds each declaration's attributes on every edit, and a file whose declaration was removed costs another its output.
        var tracker = new DeclarationTracker();
        IncrementalValuesProvider<EntityModel?> entities = Read(
            context, new ModelTable<EntityModel>(tracker, AttributeName.Smrt, static (type, cancellation) => EntityParser.Parse(type, sink: null, cancellation), static entity => entity.Type))
            .WithTrackingName(TrackingNames.Entities);
        IncrementalValuesProvider<ContextModel?> contexts = Read(
            context, new ModelTable<ContextModel>(tracker, AttributeName.SmrtContext, static (type, cancellation) => ContextParser.Parse(type, sink: null, cancellation), static model => model.Type))
            .WithTrackingName(TrackingNames.Contexts);
        IncrementalValuesProvider<ViewModel?> views = Read(
            context, new ModelTable<ViewModel>(tracker, AttributeName.SmrtView, static (type, cancellation) => ViewParser.Parse(type, sink: null, cancellation), static view => view.Type))
            .WithTrackingName(TrackingNames.Views);

        // Of the compilation only what generated code depends on.
        IncrementalValueProvider<CompilationFacts> facts = context.CompilationProvider
            .Select(static (compilation, _) => FactsReader.Read(compilation))
            .WithTrackingName(TrackingNames.Facts);

        // Contexts need the names of all entities, and nothing else of them.
        IncrementalValueProvider<EquatableArray<ContextEntity>> registration = entities
            .Select(static (entity, _) => entity is null ? null : ContextEntities.Of(entity))
            .Collect()
            .Select(static (all, _) => ContextEntities.Sort(all))
            .WithTrackingName(TrackingNames.Registration);

        IncrementalValueProvider<EquatableArray<string>> contextNames = contexts
            .Select(static (model, _) => model?.Name)
            .Collect()
            .Select(static (names, _) => names.OfType<string>().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.ContextNames);

        IncrementalValuesProvider<ResolvedContext?> resolved = contexts
            .Combine(registration)
            .Combine(contextNames)
            .Select(static (pair, _) => pair.Left.Left is { } model ? ContextEntities.Resolve(model, pair.Left.Right, pair.Right) : null)
            .WithTrackingName(TrackingNames.ResolvedContexts);

        // One entity, its own files.
        context.RegisterSourceOutput(entities.Combine(facts), static (output, pair) => Outputs.Add(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(views.Combine(facts), static (output, pair) => Outputs.Add(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(resolved.Combine(facts), static (output, pair) => Outputs.Add(output, pair.Left, pair.Right));
    }

    private static IncrementalValuesProvider<TModel?> Read<TModel>(IncrementalGeneratorInitializationContext context, ModelTable<TModel> table)
        where TModel : class
        => context.CompilationProvider.Select(table.Read).SelectMany(static (models, _) => models);
}
