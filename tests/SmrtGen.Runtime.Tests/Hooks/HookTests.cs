using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Hooks;

/// <summary>An entity that only these tests use, so that its spans and measurements are theirs.</summary>
[Smrt]
[SmrtIndex(nameof(Name), IsUnique = true)]
public partial class Watched
{
    public int Id { get; set; }

    public required string Name { get; set; }
}

[SmrtContext(typeof(Watched))]
public sealed partial class WatchedDb;

/// <summary>What hooks, the slow-query log, spans and metrics are told.</summary>
public sealed class HookTests
{
    [Theory, EachEngine]
    public async Task Hooks_are_told_in_order_what_happened(TestEngine engine)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = test.Connect();
        List<string> told = [];
        WatchedDb db = new(database, new SmrtContextOptions { Hooks = [new Teller("1", told), new Teller("2", told)] });
        await db.Schema.CreateAsync();

        await db.Watcheds.InsertManyAsync([new() { Name = "a" }, new() { Name = "b" }, new() { Name = "c" }]);
        told.Clear();
        await db.Watcheds.Where(w => w.Name > "a").ToListAsync();
        await db.Watcheds.FindAsync(-1);
        await Assert.ThrowsAsync<UniqueConstraintException>(() => db.Watcheds.InsertAsync(new() { Name = "a" }).AsTask());

        Assert.Equal(
            [
                "1 before ToListAsync Watched", "2 before ToListAsync Watched", "1 after ToListAsync 2 rows", "2 after ToListAsync 2 rows",
                "1 before FindAsync Watched", "2 before FindAsync Watched", "1 after FindAsync 0 rows", "2 after FindAsync 0 rows",
                "1 before InsertAsync Watched", "2 before InsertAsync Watched", "1 error InsertAsync UniqueConstraintException", "2 error InsertAsync UniqueConstraintException",
            ],
            told);
    }

    [Theory, EachEngine]
    public async Task A_hook_that_throws_is_logged_and_harms_nothing(TestEngine engine)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = test.Connect();
        List<string> told = [];
        using ListLogger logger = new();
        WatchedDb db = new(database, new SmrtContextOptions { Hooks = [new Thrower(), new Teller("2", told)], LoggerFactory = logger });
        await db.Schema.CreateAsync();

        await db.Watcheds.InsertAsync(new() { Name = "a" });

        Assert.Equal(1, await db.Watcheds.CountAsync());
        Assert.Equal(4, told.Count);
        Assert.Equal(4, logger.Entries.Count);
        Assert.StartsWith("Error SmrtGen.Hooks: Query hook Thrower failed for Watched.InsertAsync", logger.Entries[0], StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Values_that_are_refused_reach_no_hook(TestEngine engine)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = test.Connect();
        List<string> told = [];
        WatchedDb db = new(database, new SmrtContextOptions { Hooks = [new Teller("1", told)] });
        await db.Schema.CreateAsync();

        await Assert.ThrowsAsync<InvalidTextException>(() => db.Watcheds.InsertAsync(new() { Name = "\0" }).AsTask());
        await Assert.ThrowsAsync<InvalidTextException>(() => db.Watcheds.InsertManyAsync([new() { Name = "a" }, new() { Name = "\ud800" }]).AsTask());
        await Assert.ThrowsAsync<InvalidTextException>(() => db.Watcheds.Where(w => w.Name.StartsWith("\0")).ToListAsync().AsTask());

        Assert.Empty(told);
    }

    [Theory, EachEngine]
    public async Task Slow_queries_are_logged_with_their_call_site_and_without_values(TestEngine engine)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = test.Connect();
        using ListLogger logger = new();
        WatchedDb db = new(database, new SmrtContextOptions { Hooks = [new SlowQueryLog(logger.CreateLogger("slow"), TimeSpan.Zero)] });
        await db.Schema.CreateAsync();
        for (int i = 0; i < 2; i++)
            await db.Watcheds.Where(w => w.Name == "secret").ToListAsync();

        Assert.Contains("not yet known", logger.Entries[0], StringComparison.Ordinal);
        Assert.StartsWith("Warning slow: Slow query Watched.ToListAsync: ", logger.Entries[1], StringComparison.Ordinal);
        Assert.Contains(" 0 rows, called from ", logger.Entries[1], StringComparison.Ordinal);
        Assert.Contains("HookTests.cs:", logger.Entries[1], StringComparison.Ordinal);
        Assert.Contains("\"name\" = $1", logger.Entries[1], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", string.Concat(logger.Entries), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Queries_below_the_threshold_are_not_logged(TestEngine engine)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = test.Connect();
        using ListLogger logger = new();
        WatchedDb db = new(database, new SmrtContextOptions { Hooks = [new SlowQueryLog(logger.CreateLogger("slow"), TimeSpan.FromDays(1))] });
        await db.Schema.CreateAsync();

        await db.Watcheds.CountAsync();

        Assert.Empty(logger.Entries);
    }

    [Theory, EachEngine]
    public async Task Spans_follow_the_conventions(TestEngine engine)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(engine);
        await using SmrtDatabase database = test.Connect();
        WatchedDb db = new(database);
        await db.Schema.CreateAsync();
        List<Activity> spans = [];
        using Activity parent = new Activity("test").Start();
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "SmrtGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.TraceId == parent.TraceId)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await db.Watcheds.InsertAsync(new() { Name = "a" });
        await Assert.ThrowsAsync<UniqueConstraintException>(() => db.Watcheds.InsertAsync(new() { Name = "a" }).AsTask());
        await foreach (Watched _ in db.Watcheds.Query().AsAsyncEnumerable())
            break;

        Assert.Equal(["InsertAsync Watched", "InsertAsync Watched", "AsAsyncEnumerable Watched"], spans.Select(s => s.DisplayName));
        Assert.All(spans, s => Assert.Equal(parent.SpanId, s.ParentSpanId));
        Assert.All(spans, s => Assert.Equal(engine == TestEngine.Sqlite ? "sqlite" : "postgresql", s.GetTagItem("db.system.name")));
        Assert.All(spans, s => Assert.Equal("Watched", s.GetTagItem("db.collection.name")));
        Assert.Equal("InsertAsync", spans[0].GetTagItem("db.operation.name"));
        Assert.Equal(1, spans[0].GetTagItem("db.response.returned_rows"));
        Assert.Equal(ActivityStatusCode.Error, spans[1].Status);
        Assert.Equal("SmrtGen.UniqueConstraintException", spans[1].GetTagItem("error.type"));
        Assert.Equal(1, spans[2].GetTagItem("db.response.returned_rows"));
        Assert.DoesNotContain(spans.SelectMany(s => s.TagObjects), tag => tag.Key == "db.query.text");
    }

    [Fact]
    public async Task Measurements_follow_the_conventions()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(TestEngine.Sqlite);
        await using SmrtDatabase database = test.Connect();
        WatchedDb db = new(database);
        await db.Schema.CreateAsync();
        List<string> measured = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "SmrtGen")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, null, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();

        await db.Watcheds.CountAsync();
        await db.Watcheds.InsertAsync(new() { Name = "a" });
        await Assert.ThrowsAsync<UniqueConstraintException>(() => db.Watcheds.InsertAsync(new() { Name = "a" }).AsTask());

        Assert.Contains("db.client.operation.duration s CountAsync Watched sqlite ", measured);
        Assert.Contains("db.client.response.returned_rows {row} 1 CountAsync Watched sqlite ", measured);
        Assert.Contains("db.client.operation.duration s InsertAsync Watched sqlite SmrtGen.UniqueConstraintException", measured);

        void Add(Instrument instrument, long? value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            Dictionary<string, object?> known = new(tags.ToArray());
            if (known["db.collection.name"] is "Watched")
            {
                lock (measured)
                    measured.Add($"{instrument.Name} {instrument.Unit} {(value is null ? "" : $"{value} ")}{known["db.operation.name"]} {known["db.collection.name"]} {known["db.system.name"]} {known.GetValueOrDefault("error.type")}");
            }
        }
    }

    private sealed class Teller(string name, List<string> told) : IQueryHook
    {
        public void BeforeQuery(QueryExecution query) => told.Add($"{name} before {query.Operation} {query.Entity}");

        public void AfterQuery(QueryExecution query) => told.Add($"{name} after {query.Operation} {query.RowCount} rows");

        public void OnError(QueryExecution query, Exception exception) => told.Add($"{name} error {query.Operation} {exception.GetType().Name}");
    }

    private sealed class Thrower : IQueryHook
    {
        public void BeforeQuery(QueryExecution query) => throw new InvalidOperationException("before");

        public void AfterQuery(QueryExecution query) => throw new InvalidOperationException("after");
    }

    private sealed class ListLogger : ILoggerFactory, ILogger
    {
        private string _category = "";

        public List<string> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            _category = categoryName;
            return this;
        }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Entries.Add($"{logLevel} {_category}: {formatter(state, exception)}");
    }
}
