using SmrtGen.CompilerServices;
using SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

namespace SmrtGen.Runtime.Tests.Caching.Schedules;

/// <summary>Schedules find mistakes: with each of them random ones read what they must not.</summary>
[Collection(nameof(ScheduleCollection))]
public sealed class SeededMistakeTests
{
    [Theory]
    [InlineData(CacheFault.InvalidateBeforeCommit)]
    [InlineData(CacheFault.SkipTokenCheck)]
    [InlineData(CacheFault.DropNotification)]
    [InlineData(CacheFault.NoGenerationOnBulk)]
    [InlineData(CacheFault.SkipCopy)]
    [InlineData(CacheFault.ForgetUnknownOutcome)]
    [InlineData(CacheFault.JoinStaleLoad)]
    [InlineData(CacheFault.TrustWithoutProof)]
    [InlineData(CacheFault.SkipFlushAfterGap)]
    [InlineData(CacheFault.SkipSharedRemoval)]
    [InlineData(CacheFault.IgnoreLease)]
    [InlineData(CacheFault.UseWhileRemoving)]
    [InlineData(CacheFault.FillFromTransaction)]
    internal void A_mistake_is_found(CacheFault fault)
    {
        CacheFaults.Seeded = fault;
        try
        {
            Assert.Throws<ScheduleViolation>(() =>
            {
                for (int seed = 1; seed <= 20_000; seed++)
                    Explorer.RunRandom(seed);
            });
        }
        finally
        {
            CacheFaults.Seeded = CacheFault.None;
        }
    }
}
