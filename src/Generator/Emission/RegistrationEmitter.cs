using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes <c>services.Add{Context}(…)</c>.</summary>
internal static class RegistrationEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";

    public static SourceText Emit(ContextModel context, string space)
    {
        var file = new SourceFile(space, context.Place.HintName);
        SourceWriter writer = file.Writer;
        string accessibility = context.Place.IsPublic ? "public" : "internal";
        writer.WriteLine($"/// <summary>Registers {Doc.See(context.Type)}.</summary>\n{Code.GeneratedCode}");
        writer.Open($"{accessibility} static class {context.Name}ServiceCollectionExtensions");
        writer.WriteLine(
            $"""
            /// <summary>Adds {Doc.See(context.Type)} as a singleton.</summary>
            /// <param name="services">The services.</param>
            /// <param name="configure">Names the database, limits and hooks.</param>
            public static {Services} Add{context.Name}(
                this {Services} services,
                global::System.Action<global::SmrtGen.SmrtContextOptionsBuilder> configure)
                => {Code.Services}SmrtServiceCollection.AddContext(
                    services, configure, static (database, options) => new {context.Type}(database, options));
            """);
        writer.Close();
        return file.Close();
    }
}
