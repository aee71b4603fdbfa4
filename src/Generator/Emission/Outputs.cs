using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>Which files each declaration becomes.</summary>
internal static class Outputs
{
    /// <summary>Generated code needs C# 12; the analyzer asks for 13, which partial properties need.</summary>
    private const int LowestLanguageVersion = 1200;

    public static void Add(SourceProductionContext output, EntityModel? entity, CompilationFacts facts)
    {
        if (entity is null || facts.LanguageVersion < LowestLanguageVersion)
            return;
        output.AddSource(HintName(entity.Place, "Mapping"), MappingEmitter.Emit(entity));
        output.AddSource(HintName(entity.Place, "Columns"), ColumnsEmitter.Emit(entity));
        output.AddSource(HintName(entity.Place, "Repository"), RepositoryEmitter.Emit(entity));
        output.AddSource(HintName(entity.Place, "Schema"), SchemaEmitter.Emit(entity));
        if (entity.IsCached)
            output.AddSource(HintName(entity.Place, "CacheKeys"), CacheKeysEmitter.Emit(entity));
        if (entity is { IsPartial: true, Fault: null } && entity.Columns.Any(column => column.Write == MemberWrite.Hook))
            output.AddSource(HintName(entity.Place, "Members"), MembersEmitter.Emit(entity));
        if (entity.Key.IsComposite)
            output.AddSource(HintName(entity.Place, "Key"), KeyEmitter.Emit(entity));
        if (entity.Relations.Count > 0)
            output.AddSource(HintName(entity.Place, "Navigations"), NavigationEmitter.Emit(entity));
    }

    public static void Add(SourceProductionContext output, ViewModel? view, CompilationFacts facts)
    {
        if (view is not null && facts.LanguageVersion >= LowestLanguageVersion)
            output.AddSource(HintName(view.Place, "View"), ViewEmitter.Emit(view));
    }

    public static void Add(SourceProductionContext output, ResolvedContext? context, CompilationFacts facts)
    {
        if (context is null || facts.LanguageVersion < LowestLanguageVersion)
            return;
        output.AddSource(HintName(context.Context.Place, "Context"), ContextEmitter.Emit(context));
        output.AddSource(HintName(context.Context.Place, "Loaders"), LoadersEmitter.Emit(context.Context, context.Entities));
        if (facts.HasServiceCollection)
            output.AddSource(HintName(context.Context.Place, "Registration"), RegistrationEmitter.Emit(context.Context, context.RegistrationNamespace));
    }

    private static string HintName(TypePlace place, string facet) => $"{place.HintName}.{facet}.g.cs";
}
