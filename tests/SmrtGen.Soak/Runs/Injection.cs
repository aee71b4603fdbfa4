namespace SmrtGen.Soak.Runs;

/// <summary>A fault that was injected: from when to when, in Stopwatch ticks.</summary>
internal readonly record struct Injection(string Fault, long Start, long End);
