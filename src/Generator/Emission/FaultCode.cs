using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>What members of an invalid declaration do.</summary>
internal static class FaultCode
{
    /// <summary>An expression that throws; null for a sound entity.</summary>
    public static string? Of(EntityModel entity) => entity.Fault is { } fault ? Throw(entity.Type, fault) : null;

    public static string Throw(string type, string fault)
        => $"throw new global::System.InvalidOperationException({Code.Literal($"{type.Replace("global::", "")} is not valid: {fault}. The build reports it where analyzers run.")})";
}
