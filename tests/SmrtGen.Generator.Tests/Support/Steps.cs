using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Tests.Support;

/// <summary>Why the steps of a run ran.</summary>
internal static class Steps
{
    /// <summary>Every tracked step and every output was reused.</summary>
    public static void AssertCached(GeneratorRunResult result)
    {
        foreach (string name in TrackingNames.All.Where(result.TrackedSteps.ContainsKey))
            Assert.All(Reasons(result, name), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name} is {reason}"));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    public static IReadOnlyList<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string name)
        => [.. result.TrackedSteps[name].SelectMany(step => step.Outputs).Where(output => output.Value is not null).Select(output => output.Reason)];

    public static IReadOnlyList<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result)
        => [.. result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason)];
}
