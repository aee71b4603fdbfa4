using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes <c>{Context}Loaders</c>.</summary>
internal static class LoadersEmitter
{
    public static SourceText Emit(ContextModel context, EquatableArray<ContextEntity> entities)
    {
        var file = new SourceFile(context.Place, context.Place.HintName);
        SourceWriter writer = file.Writer;
        writer.WriteLine(
            $"""
            /// <summary>The batch loaders of {Doc.See(context.Type)}: calls for single keys that are made together become one statement.</summary>
            /// <remarks>By key, by unique index, and for each relation. Made when first used; thread-safe.</remarks>
            {Code.GeneratedCode}
            """);
        writer.Open($"{context.Place.Accessibility} sealed class {context.Name}Loaders");
        writer.WriteLine("private readonly global::SmrtGen.SmrtScope _scope;\nprivate readonly bool _isCaching;\n");
        writer.Open($"internal {context.Name}Loaders(global::SmrtGen.SmrtScope scope, bool isCaching)");
        writer.WriteLine("_scope = scope;\n_isCaching = isCaching;");
        writer.Close("}\n");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ContextEntity entity in entities)
        {
            string accessibility = context.Place.IsPublic && !entity.IsPublic ? "internal" : "public";
            foreach (LoaderModel loader in entity.Loaders.Where(loader => names.Add(loader.Name)))
                WriteLoader(writer, entity, loader, accessibility);
        }

        writer.Close();
        return file.Close();
    }

    private static void WriteLoader(SourceWriter writer, ContextEntity entity, LoaderModel loader, string accessibility)
    {
        string type = $"global::SmrtGen.BatchLoader<{loader.KeyType}, {loader.ValueType}>";
        string field = "_" + Identifiers.CamelCase(loader.Name);
        writer.WriteLine(
            $"""
            /// <summary>{(loader.ValueType.EndsWith("?", StringComparison.Ordinal) ? "One row or null" : "The rows")} for each key, from {Doc.See(entity.Type)}.</summary>
            {accessibility} {type} {loader.Name} => global::System.Threading.LazyInitializer.EnsureInitialized(ref {field}, () => {loader.Creation});
            private {type}? {field};

            """);
    }
}
