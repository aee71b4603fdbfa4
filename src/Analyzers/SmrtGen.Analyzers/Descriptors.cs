using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers;

/// <summary>Every descriptor, one file per range.</summary>
internal static partial class Descriptors
{
    private const string HelpRoot = "https://github.com/smrtgen/smrtgen/blob/main/docs/rules/";

    private static DiagnosticDescriptor Rule(string id, string category, DiagnosticSeverity severity, string title, string message,
        string description) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, HelpRoot + id + ".md");
}
