using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads what generated code depends on besides the declarations.</summary>
internal static class FactsReader
{
    public static CompilationFacts Read(Compilation compilation) => new(
        compilation is CSharpCompilation csharp ? (int)csharp.LanguageVersion.MapSpecifiedToEffectiveVersion() : 0,
        !compilation.GetTypesByMetadataName("Microsoft.Extensions.DependencyInjection.IServiceCollection").IsEmpty);
}
