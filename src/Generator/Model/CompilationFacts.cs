namespace SmrtGen.Generator.Model;

/// <summary>What generated code depends on besides the declarations.</summary>
/// <param name="LanguageVersion">The C# version, as 1300 for 13.0.</param>
/// <param name="HasServiceCollection">Whether <c>IServiceCollection</c> is referenced.</param>
internal sealed record CompilationFacts(int LanguageVersion, bool HasServiceCollection);
