using SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

namespace SmrtGen.Runtime.Tests.Caching.Schedules;

/// <summary>Every order of the steps of every two operations, on one node and on two.</summary>
[Collection(nameof(ScheduleCollection))]
public sealed class PairScheduleTests
{
    /// <summary>With a shared cache, or messages beside the transaction, there are too many orders of what is several operations in one: random schedules have those.</summary>
    private static readonly Operation[] s_single =
    [
        Operation.Find, Operation.FindByIndex, Operation.FindFresh, Operation.FindFreshByIndex, Operation.Update, Operation.Commit, Operation.RollBack,
        Operation.Clear, Operation.LoseMessages, Operation.FallSilent,
    ];

    [Theory]
    [InlineData(true, false, 0)]
    [InlineData(true, false, 3)]
    [InlineData(false, false, 0)]
    [InlineData(false, false, 3)]
    [InlineData(true, true, 0)]
    [InlineData(true, true, 3)]
    [InlineData(false, true, 0)]
    [InlineData(false, true, 3)]
    public void No_order_of_two_operations_reads_what_is_stale(bool isTransactional, bool hasShared, int warm)
    {
        ScheduleSetting setting = new() { IsTransactional = isTransactional, HasShared = hasShared, Warm = warm };
        Operation[] operations = isTransactional && !hasShared ? Enum.GetValues<Operation>() : s_single;
        var pairs = from first in operations
                    from second in operations
                    where first <= second && (isTransactional || !hasShared || !IsLong(first) || !IsLong(second))
                    from node in new[] { 1, 2 }
                    select (first, second, node);
        Parallel.ForEach(pairs, pair => Explorer.RunAll(setting, readsAfter: false, (pair.first, 1), (pair.second, pair.node)));
    }

    /// <summary>What sends messages and empties the shared cache.</summary>
    private static bool IsLong(Operation operation) => operation is Operation.Update or Operation.Commit or Operation.LoseMessages or Operation.FallSilent;
}
