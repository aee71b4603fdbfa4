using SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

namespace SmrtGen.Runtime.Tests.Caching.Schedules;

[Collection(nameof(ScheduleCollection))]
public sealed class RandomScheduleTests
{
    [Fact]
    public Task Three_operations_on_two_nodes_in_any_order_read_nothing_stale() => Task.Run(() =>
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("SMRTGEN_TEST_SCHEDULES"), out int wanted) ? wanted : 5_000;
        for (int seed = 1; seed <= count; seed++)
            Explorer.RunRandom(seed);
    });
}
