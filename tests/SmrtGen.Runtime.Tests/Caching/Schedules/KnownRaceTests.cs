using SmrtGen.CompilerServices;
using SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

namespace SmrtGen.Runtime.Tests.Caching.Schedules;

/// <summary>The four orders of steps in which FusionCache 2.7 keeps what is out of date, each run in just that order. With the mistake in place each of them is seen.</summary>
[Collection(nameof(ScheduleCollection))]
public sealed class KnownRaceTests
{
    [Fact]
    public void A_row_that_is_removed_while_it_is_loaded_does_not_stay() => Check(CacheFault.SkipTokenCheck, () =>
    {
        using Schedule schedule = new(new ScheduleSetting());
        schedule.Begin(Operation.Find, 1);
        schedule.Begin(Operation.Cascade, 1);
        schedule.Follow(
            "1 Find on 1: begins", "1 Find on 1: read",
            "2 Cascade on 1: begins", "2 Cascade on 1: write", "2 Cascade on 1: answer to write",
            "1 Find on 1: answer to read");
        schedule.CheckEnd();
    });

    [Fact]
    public void A_row_that_is_written_while_it_is_loaded_does_not_stay() => Check(CacheFault.SkipTokenCheck, () =>
    {
        using Schedule schedule = new(new ScheduleSetting());
        schedule.Begin(Operation.Find, 1);
        schedule.Begin(Operation.Update, 1);
        schedule.Follow(
            "1 Find on 1: begins", "1 Find on 1: read",
            "2 Update on 1: begins", "2 Update on 1: write", "2 Update on 1: answer to write",
            "1 Find on 1: answer to read");
        schedule.CheckEnd();
    });

    [Fact]
    public void A_write_during_an_eager_refresh_is_not_lost() => Check(CacheFault.SkipTokenCheck, () =>
    {
        using Schedule schedule = new(new ScheduleSetting { Warm = 1, EagerRefresh = 0.001 });
        schedule.Nodes[0].Time.Advance(TimeSpan.FromMilliseconds(400));
        schedule.Begin(Operation.Find, 1);
        schedule.Begin(Operation.Cascade, 1, readsAfter: false);
        schedule.Follow(
            // The caller has its value at once; what is read is for later.
            "1 Find on 1: begins", "1 Find on 1: read",
            "2 Cascade on 1: begins", "2 Cascade on 1: write", "2 Cascade on 1: answer to write",
            "1 Find on 1: answer to read");
        schedule.CheckEnd();
    });

    [Fact]
    public void A_node_that_missed_a_message_does_not_stay_behind() => Check(CacheFault.SkipFlushAfterGap, () =>
    {
        using Schedule schedule = new(new ScheduleSetting { Warm = 3 });
        schedule.Begin(Operation.LoseMessages, 2);
        schedule.Begin(Operation.Update, 1);
        schedule.Follow(
            "1 LoseMessages on 2: begins",
            "2 Update on 1: begins", "2 Update on 1: write", "2 Update on 1: answer to write",
            "1 LoseMessages on 2: connects again", "1 LoseMessages on 2: sends a heartbeat");
        schedule.CheckEnd();
    });

    private static void Check(CacheFault mistake, Action run)
    {
        run();
        CacheFaults.Seeded = mistake;
        try
        {
            Assert.Throws<ScheduleViolation>(run);
        }
        finally
        {
            CacheFaults.Seeded = CacheFault.None;
        }
    }
}
