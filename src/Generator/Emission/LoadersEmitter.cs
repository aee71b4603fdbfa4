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
        string value = loader.IsCollection ? $"global::System.Collections.Generic.IReadOnlyList<{loader.Target}>" : loader.Target + "?";
        string type = $"global::SmrtGen.BatchLoader<{loader.KeyType}, {value}>";
        string field = "_" + Identifiers.CamelCase(loader.Name);
        string body = $"{field} ?? global::System.Threading.LazyInitializer.EnsureInitialized(\n        ref {field}, () => {Creation(entity, loader)})";
        if (entity.Fault is { } fault)
            body = FaultCode.Throw(entity.Type, fault);
        else
            writer.WriteLine($"private {type}? {field};\n");
        writer.WriteLine(
            $"""
            /// <summary>{(loader.IsCollection ? "The rows" : "One row or null")} for each key, from {Doc.See(entity.Type)}.</summary>
            {accessibility} {type} {loader.Name} =>
                {body};

            """);
    }

    private static string Creation(ContextEntity entity, LoaderModel loader)
    {
        string member = Identifiers.Escape(loader.Member);
        return loader.Source switch
        {
            LoaderSource.Key => $"{entity.GeneratedPrefix}Repository.CreateKeyLoader(_scope, _isCaching)",
            LoaderSource.UniqueIndex => ByIndex(entity, loader),
            _ => $"{Code.Services}LoaderFactory.Create({entity.Type}.SmrtRelations.{member}, _scope, _isCaching)",
        };
    }

    private static string ByIndex(ContextEntity entity, LoaderModel loader)
    {
        string model = $"{entity.GeneratedPrefix}Mapping.Model.";
        string columns = string.Join(", ", loader.Columns.Select(column => model + ModelCode.FieldName(column.PropertyName)));
        string binds = string.Join(" ", loader.Columns.Select((column, i) => Write(column, i) + ";"));
        string[] values = [.. loader.Columns.Select(Value)];
        string key = values.Length == 1 ? values[0] : $"({string.Join(", ", values)})";
        return $"{Code.Services}LoaderFactory.Create<{entity.Type}, {loader.KeyType}>(new {entity.GeneratedPrefix}Repository(_scope), [{columns}], static (parameters, index, keys) => {{ {binds} }}, static entity => {key}, _isCaching)";

        string Write(LoaderColumn column, int i)
        {
            string field = model + ModelCode.FieldName(column.PropertyName);
            return loader.Columns.Count == 1 && column.ClrType == loader.KeyType
                ? $"{field}.WriteArray(parameters, index, keys)"
                : $"{field}.WriteArray(parameters, index + {i}, global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Select<{loader.KeyType}, {column.ClrType}>(keys, static key => key{(loader.Columns.Count > 1 ? $".Item{i + 1}" : "")})))";
        }

        static string Value(LoaderColumn column)
            => $"entity.{Identifiers.Escape(column.PropertyName)}" + column switch
            {
                { IsClrNullable: true, IsReferenceType: true } => "!",
                { IsClrNullable: true } => ".GetValueOrDefault()",
                _ => "",
            };
    }
}
