using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Generator.Emission;
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
        // Each entity is read whole in its transform: a transform runs again on every change, and equal models end the run there.
        IncrementalValuesProvider<EntityModel> entities = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.Smrt, IsType, static (target, cancellation) => FirstDeclaration(target) is { } type ? EntityParser.Parse(type, sink: null, cancellation) : null)
            .Where(static entity => entity is not null)
            .Select(static (entity, _) => entity!)
            .WithTrackingName(TrackingNames.Entities);

        IncrementalValuesProvider<ContextModel> contexts = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.SmrtContext, IsType, static (target, cancellation) => FirstDeclaration(target) is { } type ? ContextParser.Parse(type, sink: null, cancellation) : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Contexts);

        IncrementalValuesProvider<ViewModel> views = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.SmrtView, IsType, static (target, cancellation) => FirstDeclaration(target) is { } type ? ViewParser.Parse(type, sink: null, cancellation) : null)
            .Where(static view => view is not null)
            .Select(static (view, _) => view!)
            .WithTrackingName(TrackingNames.Views);

        // Of the compilation only what generated code depends on.
        IncrementalValueProvider<CompilationFacts> facts = context.CompilationProvider
            .Select(static (compilation, _) => FactsReader.Read(compilation))
            .WithTrackingName(TrackingNames.Facts);

        // Contexts need the names of all entities, and nothing else of them.
        IncrementalValueProvider<EquatableArray<ContextEntity>> registration = entities
            .Select(static (entity, _) => ContextEntities.Of(entity))
            .Where(static entity => entity is not null)
            .Collect()
            .Select(static (all, _) => ContextEntities.Sort(all))
            .WithTrackingName(TrackingNames.Registration);

        IncrementalValueProvider<EquatableArray<string>> contextNames = contexts
            .Select(static (model, _) => model.Name)
            .Collect()
            .Select(static (names, _) => names.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.ContextNames);

        IncrementalValuesProvider<ResolvedContext> resolved = contexts
            .Combine(registration)
            .Combine(contextNames)
            .Select(static (pair, _) => ContextEntities.Resolve(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(TrackingNames.ResolvedContexts);

        // One entity, its own files.
        context.RegisterSourceOutput(entities.Combine(facts), static (output, pair) => Outputs.Add(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(views.Combine(facts), static (output, pair) => Outputs.Add(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(resolved.Combine(facts), static (output, pair) => Outputs.Add(output, pair.Left, pair.Right));
    }

    /// <summary>The type, unless another part of it, or another type of its name, has the attribute too: the compiler objects, and files must not be written twice.</summary>
    private static INamedTypeSymbol? FirstDeclaration(GeneratorAttributeSyntaxContext target)
    {
        var type = (INamedTypeSymbol)target.TargetSymbol;
        INamespaceOrTypeSymbol place = type.ContainingType ?? (INamespaceOrTypeSymbol)type.ContainingNamespace;
        if (!SymbolEqualityComparer.Default.Equals(place.GetTypeMembers(type.Name, type.Arity)[0], type))
            return null;
        SyntaxReference? first = type.GetAttributes()
            .First(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, target.Attributes[0].AttributeClass))
            .ApplicationSyntaxReference;
        return first?.SyntaxTree == target.TargetNode.SyntaxTree && target.TargetNode.FullSpan.Contains(first.Span) ? type : null;
    }

    private static bool IsType(SyntaxNode node, CancellationToken cancellationToken) => node is TypeDeclarationSyntax;
}
