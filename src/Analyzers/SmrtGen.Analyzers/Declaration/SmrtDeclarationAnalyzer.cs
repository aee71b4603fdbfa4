using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Parsing;

namespace SmrtGen.Analyzers.Declaration;

/// <summary>Reports what is wrong with entities, contexts and views. It reads them with the generator's own parser.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmrtDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.Smrt) is null)
                return;
            var declarations = new AssemblyDeclarations(start.Compilation.Assembly);
            var reported = new ConcurrentDictionary<(Rule, Location), bool>();
            LanguageVersion version = (start.Compilation as CSharpCompilation)?.LanguageVersion.MapSpecifiedToEffectiveVersion() ?? LanguageVersion.CSharp13;
            start.RegisterSymbolAction(symbol => Analyze(symbol, declarations, reported, version), SymbolKind.NamedType);
        });
    }

    private static void Analyze(
        SymbolAnalysisContext context, AssemblyDeclarations declarations, ConcurrentDictionary<(Rule, Location), bool> reported, LanguageVersion version)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class)
            return;
        var sink = new ReportingSink(type, reported, context.ReportDiagnostic, context.CancellationToken);
        if (type.Has(KnownTypes.Smrt))
            AnalyzeEntity(type, declarations, version, sink, context.CancellationToken);
        else if (type.Has(KnownTypes.SmrtContext))
            AnalyzeContext(type, declarations, sink, context.CancellationToken);
        else if (type.Has(KnownTypes.SmrtView))
            ViewParser.Parse(type, sink, context.CancellationToken);
    }

    private static void AnalyzeEntity(
        INamedTypeSymbol type, AssemblyDeclarations declarations, LanguageVersion version, ReportingSink sink, CancellationToken cancellationToken)
    {
        // Without the language nothing is generated as it should be; anything else to say would be noise.
        if (version < LanguageVersion.CSharp13)
        {
            if (declarations.IsFirst(type))
                sink.Report(Rule.LanguageVersionTooLow, new(type), version.ToDisplayString());
            return;
        }

        EntityParser.Parse(type, sink, cancellationToken);
        if (declarations.FindTwin(type) is { } twin)
            sink.Report(Rule.DuplicateTable, new(type), twin.Type.Name, type.Name, twin.Table.Name);
    }

    private static void AnalyzeContext(INamedTypeSymbol type, AssemblyDeclarations declarations, ReportingSink sink, CancellationToken cancellationToken)
    {
        if (ContextParser.Parse(type, sink, cancellationToken) is not { Entities: null } context)
            return;
        var names = context.TakenNames.ToDictionary(name => name, _ => "a member of the context", StringComparer.Ordinal);
        foreach (EntityShape entity in declarations.Entities.Where(entity => !TypePlaceReader.Containers(entity.Type).Any(container => container.Arity > 0)))
        {
            string property = ContextParser.PropertyName(entity.Type);
            if (names.TryGetValue(property, out string? taken))
                sink.Report(Rule.ContextPropertyTaken, new(type), type.Name, property, entity.Type.ShortName(), taken);
            else
                names.Add(property, entity.Type.FullName().Replace("global::", ""));
        }
    }
}
