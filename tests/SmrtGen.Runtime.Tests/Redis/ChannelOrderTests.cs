using SmrtGen.Runtime.Tests.Redis.Support;

namespace SmrtGen.Runtime.Tests.Redis;

/// <summary>What is made of messages in every order, without a server.</summary>
public sealed class ChannelOrderTests
{
    private readonly ReceiverLog _log = new() { Now = 1000 };
    private readonly Dictionary<string, long> _sent = [];
    private readonly ChannelOrder _order;

    public ChannelOrderTests()
    {
        _order = new ChannelOrder("me", _log) { TakeSentAt = id => _sent.Remove(id, out long at) ? at : null };
        // A channel that runs: the first message says where we are.
        Hear(10, "me", 0, 'h', "0");
        Hear(11, "other", 0, 'h', "0");
        _log.Take();
        _log.Now = 1100;
    }

    [Fact]
    public void The_first_message_drops_what_was_before_it()
    {
        ReceiverLog log = new() { Now = 5 };
        ChannelOrder order = new("me", log) { TakeSentAt = _ => 4 };
        order.Receive(Raw(7, "me", 0, 'h', "1"));
        Assert.Equal("missed", log.Take()[0]);
        Assert.Equal(-1, log.Confirmed);
    }

    [Fact]
    public void Own_heartbeats_confirm_when_they_were_sent_and_others_do_not()
    {
        _sent["1"] = 1090;
        Hear(12, "other", 0, 'h', "1");
        Hear(13, "me", 0, 'h', "1");
        Assert.Equal(["confirmed 1090"], _log.Take());
    }

    [Fact]
    public void Messages_that_run_ahead_wait_for_those_before_them()
    {
        _sent["1"] = 1090;
        Hear(14, "me", 0, 'h', "1");
        Hear(13, "other", 2, 'p', "c1", "row");
        Assert.Empty(_log.Take());
        Hear(12, "other", 1, 'a', "c1", "row");
        Assert.Equal(["announced c1 row", "received c1 row", "confirmed 1090"], _log.Take());
    }

    [Fact]
    public void A_gap_that_stays_is_a_loss_and_what_was_sent_before_it_was_known_proves_nothing()
    {
        _sent["1"] = 1090;
        Hear(14, "me", 0, 'h', "1");
        _order.Tick();
        Assert.Empty(_log.Take());
        _order.Tick();
        Assert.Equal(["missed"], _log.Take());
        _sent["2"] = 1101;
        Hear(15, "me", 0, 'h', "2");
        Assert.Equal(["confirmed 1101"], _log.Take());
    }

    [Theory]
    [InlineData(11L)]
    [InlineData(5_000_000L)]
    public void A_counter_that_goes_back_is_another_one(long number)
    {
        if (number > 12)
        {
            Hear(number + 5000, "other", 0, 'h', "1", server: "server2");
            _log.Take();
            Hear(number, "other", 0, 'h', "1", server: "server2");
        }
        else
        {
            Hear(number, "other", 0, 'h', "1");
        }

        Assert.Equal(["missed"], _log.Take().Take(1));
    }

    [Fact]
    public void Another_server_is_a_loss()
    {
        _sent["1"] = 1090;
        Hear(12, "me", 0, 'h', "1", server: "server2");
        Assert.Equal(["missed"], _log.Take());
    }

    [Fact]
    public void What_an_origin_could_not_send_shows_at_its_next_heartbeat()
    {
        Hear(12, "other", 1, 'h', "1");
        Assert.Equal(["missed"], _log.Take());
        Hear(13, "other", 3, 'p', "c3", "row");
        Assert.Equal(["missed", "received c3 row"], _log.Take());
    }

    [Fact]
    public void A_late_announcement_is_dropped_and_a_late_publication_counts()
    {
        Hear(12, "other", 2, 'h', "1");
        _log.Take();
        Hear(13, "other", 1, 'a', "c1", "row");
        Hear(14, "other", 2, 'p', "c1", "row");
        Assert.Equal(["received c1 row"], _log.Take());
    }

    [Fact]
    public void Silence_is_a_loss_once_and_before_the_confirmation()
    {
        _log.Now = 3000;
        _sent["1"] = 2900;
        Hear(12, "me", 0, 'h', "1");
        Assert.Equal(["missed"], _log.Take());
        _log.Now = 3100;
        _sent["2"] = 3050;
        Hear(13, "me", 0, 'h', "2");
        Assert.Equal(["confirmed 3050"], _log.Take());
    }

    [Fact]
    public void Silence_after_a_farewell_is_none()
    {
        Hear(12, "other", 0, 'f', "");
        _log.Now = 3000;
        _sent["1"] = 2900;
        Hear(13, "me", 0, 'h', "1");
        Assert.Equal(["confirmed 2900"], _log.Take());
    }

    [Fact]
    public void A_message_without_a_number_counts_and_proves_nothing()
    {
        _sent["1"] = 1090;
        Hear(0, "other", 1, 'p', "c1", "row");
        Hear(0, "me", 0, 'h', "1");
        Assert.Equal(["received c1 row"], _log.Take());
    }

    [Fact]
    public void What_strangers_say_drops_everything_and_breaks_nothing()
    {
        Random random = new(3);
        string good = Raw(12, "other", 1, 'a', "c1", "row");
        Assert.True(ChannelMessage.TryRead(good, out _));
        foreach (string raw in new[] { "", "x", "server 12", "server -1 1 o 1 a 1:x", "server 12 1 o 1 a 9999999999:x", "server 12 2 o 1 a 1:x", "server 12 1 o 1 q 1:x" })
        {
            _order.Receive(raw);
            Assert.Equal(["missed"], _log.Take());
        }

        for (int i = 0; i < 20_000; i++)
        {
            char[] mutated = good.ToCharArray();
            mutated[random.Next(mutated.Length)] = (char)random.Next(1, 300);
            _order.Receive(new string(mutated));
        }
    }

    [Fact]
    public void Any_order_of_delivery_gives_the_same()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            Random random = new(seed);
            ReceiverLog log = new() { Now = 0 };
            ChannelOrder order = new("me", log);
            order.Receive(Raw(1, "other", 0, 'h', "0"));
            log.Take();
            int[] numbers = [.. Enumerable.Range(2, 30)];
            random.Shuffle(numbers);
            foreach (int number in numbers)
                order.Receive(Raw(number, "other", number - 1, 'p', "c" + number, "row"));
            Assert.Equal(Enumerable.Range(2, 30).Select(n => $"received c{n} row"), log.Take());
        }
    }

    private static string Raw(long number, string origin, long sequence, char kind, string id, string text = "", string server = "server1")
        => $"{server} {number} {ChannelMessage.Write(origin, sequence, (ChannelMessageKind)kind, id, text)}";

    private void Hear(long number, string origin, long sequence, char kind, string id, string text = "", string server = "server1")
        => _order.Receive(Raw(number, origin, sequence, kind, id, text, server));
}
