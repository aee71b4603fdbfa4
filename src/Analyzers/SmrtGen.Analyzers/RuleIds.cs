namespace SmrtGen.Analyzers;

/// <summary>Every rule id, one file per range.</summary>
internal static partial class RuleIds;
