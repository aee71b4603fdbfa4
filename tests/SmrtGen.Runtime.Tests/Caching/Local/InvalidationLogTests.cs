using SmrtGen.CompilerServices;

namespace SmrtGen.Runtime.Tests.Caching;

public sealed class InvalidationLogTests
{
    [Fact]
    public void A_load_knows_whether_its_own_key_has_changed()
    {
        InvalidationLog log = new();
        log.Record(1);
        long token = log.Position;
        Assert.False(log.HasMoved(token, 1));
        log.Record(2);
        Assert.False(log.HasMoved(token, 1));
        Assert.True(log.HasMoved(token, 2));
        log.Record(1);
        Assert.True(log.HasMoved(token, 1));
        Assert.False(log.HasMoved(log.Position, 1));
    }

    [Fact]
    public void A_change_of_any_row_refuses_every_load_that_began_before()
    {
        InvalidationLog log = new();
        long token = log.Position;
        log.RecordAll();
        Assert.True(log.HasMoved(token, 1));
        Assert.False(log.HasMoved(log.Position, 1));
    }

    [Fact]
    public void A_load_older_than_what_is_remembered_is_refused()
    {
        InvalidationLog log = new();
        long token = log.Position;
        for (int i = 0; i < 5_000; i++)
            log.Record(2);
        Assert.True(log.HasMoved(token, 1));
    }

    [Fact]
    public void Nothing_is_stored_while_a_commit_is_announced()
    {
        InvalidationLog log = new();
        log.Doubt(1);
        log.Doubt(1);
        Assert.True(log.HasMoved(log.Position, 1));
        Assert.False(log.HasMoved(log.Position, 2));
        log.Settle(1);
        Assert.True(log.HasMoved(log.Position, 1));
        log.Settle(1);
        Assert.False(log.HasMoved(log.Position, 1));
        log.DoubtAll();
        Assert.True(log.HasMoved(log.Position, 2));
        log.SettleAll();
        log.SettleAll();
        Assert.False(log.HasDoubts);
    }
}
