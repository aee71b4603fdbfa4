using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmrtGen.Analyzers.Usage;

/// <summary>What the user sets in <c>.editorconfig</c>, for one file.</summary>
internal readonly struct AnalyzerSettings(AnalyzerConfigOptions options)
{
    private const int DefaultHandful = 10;

    /// <summary>Up to how many rounds a loop with a constant bound is a handful.</summary>
    public int Handful => options.TryGetValue("smrtgen_handful", out string? text)
        && int.TryParse(text, out int value) ? value : DefaultHandful;

    /// <summary>The names of entities whose tables are known to stay small.</summary>
    public bool IsSmall(string? type) => type is not null && options.TryGetValue("smrtgen_small_types", out string? text)
        && text.Split(',', ';').Any(name => name.Trim() == type);

    /// <summary>The severity in tests, migrations and seeding; null where findings there are not wanted.</summary>
    public DiagnosticSeverity? Relaxed => options.TryGetValue("smrtgen_relaxed_severity", out string? text)
        ? text.Trim() switch
        {
            "none" => null,
            "error" => DiagnosticSeverity.Error,
            "warning" => DiagnosticSeverity.Warning,
            "silent" => DiagnosticSeverity.Hidden,
            _ => DiagnosticSeverity.Info,
        }
        : DiagnosticSeverity.Info;

    public static AnalyzerSettings Of(AnalyzerOptions options, SyntaxTree tree) =>
        new(options.AnalyzerConfigOptionsProvider.GetOptions(tree));
}
