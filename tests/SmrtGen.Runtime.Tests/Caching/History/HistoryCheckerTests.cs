using SmrtGen.Soak.History;

namespace SmrtGen.Runtime.Tests.Caching.History;

/// <summary>The checker on histories whose verdict is known: each rule is violated, and what looks alike but is right stays unblamed.</summary>
public sealed class HistoryCheckerTests
{
    private const long First = HistoryBook.FirstNonce;

    [Fact]
    public void Old_values_within_the_bound_are_right()
    {
        HistoryReport report = new HistoryBook()
            .Read(11, 0, 1, 1, First)
            .Write(20, 10, 20, 2, 4)
            .Read(11, 900, 901, 1, First)
            .Read(12, 1020, 1021, 1, First)
            .Read(12, 1021, 1022, 2, 4)
            .Read(11, 3000, 3001, 2, 4, OperationFlags.Final)
            .IsGood();
        Assert.Equal((6, 1, 0, 0), (report.Operations, report.Acknowledged, report.Failed, report.Unknown));
        Assert.Equal(1000, report.OldestRead);
    }

    [Fact]
    public void Values_older_than_the_bound_are_stale()
        => new HistoryBook().Write(20, 10, 20, 2, 4).Read(11, 1021, 1022, 1, First).Violates(HistoryRule.StaleRead);

    [Fact]
    public void Past_the_caches_nothing_may_be_old()
        => new HistoryBook().Write(20, 10, 20, 2, 4).Read(11, 21, 22, 1, First, OperationFlags.Fresh).Violates(HistoryRule.StaleRead);

    [Fact]
    public void Before_it_was_acknowledged_a_write_may_be_seen_or_not()
        => new HistoryBook()
            .Write(20, 10, 90, 2, 4)
            .Read(11, 30, 40, 2, 4, OperationFlags.Fresh)
            .Read(12, 35, 45, 1, First, OperationFlags.Fresh)
            .IsGood();

    [Fact]
    public void What_somebody_saw_is_committed_though_nobody_was_told()
        => new HistoryBook()
            .Write(20, 10, 90, 2, 4, Outcome.Unknown, isCommitted: true)
            .Read(11, 30, 40, 2, 4)
            .Read(12, 1041, 1042, 1, First)
            .Violates(HistoryRule.StaleRead);

    [Fact]
    public void A_later_version_that_is_known_makes_those_before_it_known()
        => new HistoryBook()
            .Write(20, 10, 5000, 2, 4, Outcome.Begun, isCommitted: true)
            .Write(21, 20, 30, 3, 6)
            .Read(12, 1031, 1032, 2, 4)
            .Violates(HistoryRule.StaleRead);

    [Fact]
    public void A_session_sees_what_it_wrote()
        => new HistoryBook().Write(20, 10, 20, 2, 4).Read(20, 21, 22, 1, First).Violates(HistoryRule.OwnWriteUnseen);

    [Fact]
    public void A_session_sees_that_it_deleted()
        => new HistoryBook().Write(20, 10, 20, 2, 0).Read(20, 21, 22, 1, First).Violates(HistoryRule.OwnWriteUnseen);

    [Fact]
    public void A_session_never_goes_back()
        => new HistoryBook().Write(20, 10, 20, 2, 4).Read(11, 21, 22, 2, 4).Read(11, 23, 24, 1, First).Violates(HistoryRule.NonMonotonicRead);

    [Fact]
    public void Another_session_may_be_behind()
        => new HistoryBook().Write(20, 10, 20, 2, 4).Read(11, 21, 22, 2, 4).Read(12, 23, 24, 1, First).IsGood();

    [Theory]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.Unknown)]
    [InlineData(Outcome.Begun)]
    public void Values_that_were_never_committed_are_never_read(object outcome)
        => new HistoryBook().Write(20, 10, 20, 2, 4, (Outcome)outcome, isCommitted: false).Read(11, 15, 16, 2, 4).Violates(HistoryRule.AbortedRead);

    [Fact]
    public void Values_that_nobody_wrote_are_never_read()
        => new HistoryBook().Read(11, 15, 16, 2, 4).Violates(HistoryRule.UnknownValue);

    [Fact]
    public void Values_of_another_key_are_never_read()
        => new HistoryBook().Read(11, 15, 16, 1, First, OperationFlags.Foreign).Violates(HistoryRule.UnknownValue);

    [Fact]
    public void Values_are_not_read_before_they_are_written()
        => new HistoryBook().Write(20, 10, 20, 2, 4).Read(11, 5, 6, 2, 4).Violates(HistoryRule.FutureRead);

    [Fact]
    public void A_row_that_was_always_there_is_found()
        => new HistoryBook().Write(20, 10, 20, 2, 4).Read(11, 30, 31, 0, 0).Violates(HistoryRule.UnknownValue);

    [Fact]
    public void Absence_is_a_version()
        => new HistoryBook()
            .Write(20, 10, 20, 2, 0)
            .Read(11, 21, 22, 0, 0)
            .Read(20, 23, 24, 0, 0, OperationFlags.Fresh)
            .Write(21, 30, 40, 3, 6)
            .Read(12, 1000, 1001, 0, 0)
            .Read(11, 1050, 1051, 3, 6)
            .IsGood();

    [Fact]
    public void Absence_grows_stale_too()
        => new HistoryBook().Write(20, 10, 20, 2, 0).Write(20, 30, 40, 3, 6).Read(11, 1041, 1042, 0, 0).Violates(HistoryRule.StaleRead);

    [Fact]
    public void A_slug_finds_nothing_once_the_row_has_another()
        => new HistoryBook()
            .ReadSlug(11, 1, 2, 0, 1, First)
            .Write(20, 10, 20, 2, 5)
            .ReadSlug(11, 30, 31, 0, 0, 0)
            .ReadSlug(11, 32, 33, 1, 2, 5)
            .ReadSlug(12, 1019, 1021, 1, 0, 0)
            .IsGood();

    [Fact]
    public void A_slug_that_was_never_there_says_nothing_of_the_row()
        => new HistoryBook()
            .Write(20, 10, 20, 2, 4)
            .ReadSlug(11, 30, 31, 1, 0, 0, OperationFlags.Fresh)
            .Read(11, 32, 33, 1, First)
            .IsGood();

    [Fact]
    public void Who_found_nothing_by_a_slug_does_not_find_the_row_that_had_it()
        => new HistoryBook()
            .Write(20, 10, 20, 2, 3)
            .ReadSlug(11, 30, 31, 0, 0, 0, OperationFlags.Fresh)
            .Read(11, 32, 33, 1, First)
            .Violates(HistoryRule.NonMonotonicRead);

    [Fact]
    public void A_slug_that_the_row_has_left_finds_nothing()
        => new HistoryBook().Write(20, 10, 20, 2, 5).ReadSlug(12, 1021, 1022, 0, 1, First).Violates(HistoryRule.StaleRead);

    [Fact]
    public void A_slug_that_the_row_has_got_finds_it()
        => new HistoryBook().Write(20, 10, 20, 2, 5).ReadSlug(12, 1021, 1022, 1, 0, 0).Violates(HistoryRule.StaleRead);

    [Fact]
    public void After_quiet_everything_is_the_last_version()
        => new HistoryBook()
            .Write(20, 10, 20, 2, 4, Outcome.Unknown, isCommitted: true)
            .Read(11, 3000, 3001, 1, First, OperationFlags.Final)
            .Violates(HistoryRule.NotConverged);

    [Fact]
    public void After_quiet_a_deleted_row_is_gone()
        => new HistoryBook()
            .Write(20, 10, 20, 2, 0, Outcome.Unknown, isCommitted: true)
            .Read(11, 3000, 3001, 1, First, OperationFlags.Final)
            .Violates(HistoryRule.NotConverged);

    [Fact]
    public void What_was_acknowledged_is_in_the_database()
        => new HistoryBook().Write(20, 10, 20, 2, 4, isCommitted: false).Violates(HistoryRule.LostWrite);

    [Fact]
    public void A_deletion_that_was_acknowledged_is_in_the_database()
        => new HistoryBook().Write(20, 10, 20, 2, 0, isCommitted: false).Violates(HistoryRule.LostWrite);

    [Fact]
    public void A_write_is_acknowledged_as_the_version_it_is()
        => new HistoryBook().Write(20, 10, 20, 3, 4, isCommitted: false).Commit(2, 4).Violates(HistoryRule.LostWrite);

    [Fact]
    public void The_database_ends_with_the_chain()
        => new HistoryBook().Write(20, 10, 20, 2, 4).End(new Committed(HistoryBook.Key, 1, First)).Violates(HistoryRule.LostWrite);

    [Fact]
    public void A_row_does_not_vanish()
        => new HistoryBook().Write(20, 10, 20, 2, 4).End(null).Violates(HistoryRule.LostWrite);

    [Fact]
    public void No_version_is_missing()
        => new HistoryBook().Write(20, 10, 20, 3, 4).Violates(HistoryRule.LostWrite);

    [Fact]
    public void No_write_is_there_twice()
        => new HistoryBook().Write(20, 10, 20, 2, 4).Commit(3, 4).Check().Includes(HistoryRule.Duplicate);

    [Fact]
    public void No_version_is_there_twice()
        => new HistoryBook().Write(20, 10, 20, 2, 4).Write(21, 10, 20, 2, 6).Check().Includes(HistoryRule.Duplicate);

    [Fact]
    public void A_row_is_deleted_once()
        => new HistoryBook().Write(20, 10, 20, 2, 0).Write(21, 10, 20, 2, 0, isCommitted: false).Violates(HistoryRule.Duplicate);

    [Fact]
    public void What_failed_is_not_in_the_database()
        => new HistoryBook().Write(20, 10, 20, 2, 4, Outcome.Failed, isCommitted: true).Violates(HistoryRule.GhostWrite);

    [Fact]
    public void A_deletion_that_failed_may_have_been_somebody_elses()
    {
        HistoryReport report = new HistoryBook()
            .Write(20, 10, 20, 2, 0)
            .Write(21, 10, 20, 2, 0, Outcome.Failed)
            .Write(22, 10, 20, 2, 0, Outcome.Unknown)
            .IsGood();
        Assert.Equal((1, 1, 0), (report.Failed, report.Unknown, report.UnknownCommitted));
        new HistoryBook().Write(20, 10, 20, 2, 0, Outcome.Unknown, isCommitted: true).Write(21, 10, 20, 2, 0, Outcome.Failed, isCommitted: false).IsGood();
        new HistoryBook().Write(21, 10, 20, 2, 0, Outcome.Failed, isCommitted: true).Violates(HistoryRule.GhostWrite);
    }

    [Fact]
    public void Nothing_is_in_the_database_that_nobody_wrote()
    {
        new HistoryBook().Commit(2, 4).Violates(HistoryRule.GhostWrite);
        new HistoryBook().Commit(2, 0).Violates(HistoryRule.GhostWrite);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_unknown_may_have_happened_or_not(bool happened)
    {
        HistoryBook book = new HistoryBook().Write(20, 10, 20, 2, 4, Outcome.Unknown, isCommitted: happened).Write(21, 10, 20, 9, 8, Outcome.Begun, isCommitted: false);
        if (happened)
            book.Read(20, 30, 31, 1, First).Read(20, 40, 41, 2, 4);
        else
            book.Read(20, 30, 31, 1, First);
        HistoryReport report = book.IsGood();
        Assert.Equal((2, happened ? 1 : 0), (report.Unknown, report.UnknownCommitted));
    }

    [Fact]
    public void Errors_are_counted_by_whose_they_are()
    {
        HistoryReport report = HistoryChecker.Check(new HistoryInput
        {
            Operations =
            [
                new Operation { Kind = OperationKind.Read, Key = 1, Outcome = Outcome.Failed, Flags = OperationFlags.ConnectionLost },
                new Operation { Kind = OperationKind.Read, Key = 1, Outcome = Outcome.Failed, Flags = OperationFlags.Unexpected },
            ],
            Initial = [],
            Chain = [],
            Final = [],
            Bound = 1,
        });
        Assert.Equal((2, 1, 1, 0), (report.Failed, report.ConnectionErrors, report.UnexpectedErrors, report.Violations));
    }
}

internal static class HistoryReportAssertions
{
    public static void Includes(this HistoryReport report, HistoryRule rule) => Assert.Contains(rule, report.Examples.Select(v => v.Rule));
}
