using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes the context's repositories and its transaction.</summary>
internal static class ContextEmitter
{
    public static SourceText Emit(ResolvedContext resolved)
    {
        (ContextModel context, EquatableArray<ContextEntity> entities) = (resolved.Context, resolved.Entities);
        var file = new SourceFile(context.Place, context.Place.HintName);
        SourceWriter writer = file.Writer;
        WriteContext(writer, context, entities, resolved.CacheDependencies);
        writer.WriteLine();
        WriteTransaction(writer, context, entities);
        return file.Close();
    }

    private static void WriteContext(
        SourceWriter writer, ContextModel context, EquatableArray<ContextEntity> entities, EquatableArray<CacheDependencyModel> dependencies)
    {
        string name = Identifiers.Escape(context.Name);
        string transaction = context.Name + "Transaction";
        writer.Open($"{context.Header} : global::SmrtGen.SmrtContext");
        writer.WriteLine(
            $"""
            private {context.Name}Loaders? _loaders;

            /// <summary>Opens the context on a database. One for the whole program is right.</summary>
            /// <param name="database">Where the rows are.</param>
            /// <param name="options">Limits, hooks and logging; null: the defaults.</param>
            {Code.GeneratedCode}
            public {name}(global::SmrtGen.SmrtDatabase database, global::SmrtGen.SmrtContextOptions? options = null)
                : base(database, options)
            {"{"}
            {"}"}

            """);
        WriteProperties(writer, entities, isPublic: context.Place.IsPublic);
        writer.WriteLine(
            $"""
            /// <summary>Begins a transaction, which has the same repositories. Left without a commit it rolls back.</summary>
            {Code.GeneratedCode}
            [{Code.Services}QueryMethod({Code.Services}QueryKind.Compose)]
            public async global::System.Threading.Tasks.ValueTask<{transaction}> BeginTransactionAsync(
                global::System.Data.IsolationLevel isolationLevel = global::System.Data.IsolationLevel.Unspecified,
                {Code.Token})
                => new {transaction}(await BeginCoreAsync(isolationLevel, cancellationToken).ConfigureAwait(false));

            /// <summary>Loaders that collect single keys into one statement; they keep nothing.</summary>
            {Code.GeneratedCode}
            public {context.Name}Loaders Loaders =>
                _loaders ?? global::System.Threading.LazyInitializer.EnsureInitialized(ref _loaders, () => new {context.Name}Loaders(this, isCaching: false));

            /// <summary>Loaders for one request or unit of work: each reads a key once in its life.</summary>
            {Code.GeneratedCode}
            public {context.Name}Loaders CreateLoaderScope() => new(this, isCaching: true);

            /// <inheritdoc/>
            {Code.GeneratedCode}
            protected override global::System.Collections.Generic.IReadOnlyList<{Code.Services}EntitySchema> Schemas =>
            [
                {string.Join("\n    ", entities.Select(entity => $"{entity.GeneratedPrefix}Schema.Schema,"))}
            ];
            """);
        if (dependencies.Count > 0)
            WriteCacheDependencies(writer, dependencies);
        writer.Close();
    }

    private static void WriteCacheDependencies(SourceWriter writer, EquatableArray<CacheDependencyModel> dependencies)
    {
        writer.WriteLine(
            $"""

            /// <inheritdoc/>
            {Code.GeneratedCode}
            protected override {Code.Services}CacheDependencies? CacheDependencies => new(
            [
            """);
        writer.Indent();
        foreach (CacheDependencyModel dependency in dependencies)
        {
            writer.WriteLine($"new({Code.Literal(dependency.Table)}, IsCached: {(dependency.IsCached ? "true" : "false")}{(dependency.Dependents.Count > 0 ? "," : "),")}");
            writer.Indent();
            for (int i = 0; i < dependency.Dependents.Count; i++)
            {
                CacheDependent dependent = dependency.Dependents[i];
                string end = i == dependency.Dependents.Count - 1 ? ")," : ",";
                writer.WriteLine($"{Code.Literal(dependent.Table)}{end} // {(dependent.IsDeleted ? "deleted" : "set to null")} through {dependent.Through}");
            }

            writer.Unindent();
        }

        writer.Unindent();
        writer.WriteLine("]);");
    }

    private static void WriteTransaction(SourceWriter writer, ContextModel context, EquatableArray<ContextEntity> entities)
    {
        writer.WriteLine($"/// <summary>A transaction of {Doc.See(context.Type)}: its repositories on one session.</summary>\n{Code.GeneratedCode}");
        writer.Open($"{context.Place.Accessibility} sealed partial class {context.Name}Transaction : global::SmrtGen.SmrtTransaction");
        writer.WriteLine(
            $"""
            internal {context.Name}Transaction({Code.Services}TransactionSession session)
                : base(session)
            {"{"}
            {"}"}

            """);
        WriteProperties(writer, entities, isPublic: context.Place.IsPublic);
        writer.Close();
    }

    /// <summary>Repositories are made when they are first asked for: a program starts no slower for entities that it does not touch.</summary>
    private static void WriteProperties(SourceWriter writer, EquatableArray<ContextEntity> entities, bool isPublic)
    {
        foreach (ContextEntity entity in entities)
        {
            // A public member cannot have a type that is internal.
            string accessibility = isPublic && !entity.IsPublic ? "internal" : "public";
            string field = "_repositoryOf" + entity.PropertyName;
            string type = entity.GeneratedPrefix + "Repository";
            writer.WriteLine(
                $"""
                private {type}? {field};

                /// <summary>The rows of {Doc.See(entity.Type)}.</summary>
                {Code.GeneratedCode}
                {accessibility} {type} {Identifiers.Escape(entity.PropertyName)} =>
                    {field} ?? global::System.Threading.Interlocked.CompareExchange(ref {field}, new {type}(this), null) ?? {field};

                """);
        }
    }
}
