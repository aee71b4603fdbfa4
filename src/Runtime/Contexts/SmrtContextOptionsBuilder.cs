using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace SmrtGen;

/// <summary>Configures a context that a container makes: <c>services.AddShopDb(o => o.UseSqlite(…))</c>.</summary>
public sealed class SmrtContextOptionsBuilder
{
    private readonly List<IQueryHook> _hooks = [];

    internal SmrtContextOptionsBuilder(IServiceProvider services)
    {
        Services = services;
        Options = new SmrtContextOptions { LoggerFactory = services.GetService(typeof(ILoggerFactory)) as ILoggerFactory };
    }

    /// <summary>The container, for settings that come from other services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The settings so far; replace them with <c>o.Options = o.Options with { MaxLimit = 200 }</c>.</summary>
    public SmrtContextOptions Options { get; set; }

    /// <summary>Whether the container's context disposes the database.</summary>
    internal SmrtDatabase? Database { get; private set; }

    /// <summary>Uses a database. The container disposes it.</summary>
    public SmrtContextOptionsBuilder UseDatabase(SmrtDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        Database = database;
        return this;
    }

    /// <summary>Uses SQLite.</summary>
    /// <param name="factory">The driver, such as <c>SqliteFactory.Instance</c>.</param>
    /// <param name="connectionString">Such as <c>Data Source=shop.db</c>.</param>
    public SmrtContextOptionsBuilder UseSqlite(DbProviderFactory factory, string connectionString)
        => UseDatabase(new SqliteDatabase(factory, connectionString));

    /// <summary>Adds a hook that is told about every statement.</summary>
    public SmrtContextOptionsBuilder AddHook(IQueryHook hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _hooks.Add(hook);
        return this;
    }

    /// <summary>Logs slow statements; see <see cref="SlowQueryLog"/>.</summary>
    /// <param name="threshold">From which duration on. Default: 500 ms.</param>
    public SmrtContextOptionsBuilder LogSlowQueries(TimeSpan? threshold = null)
        => Options.LoggerFactory is { } factory
            ? AddHook(new SlowQueryLog(factory.CreateLogger("SmrtGen.SlowQuery"), threshold))
            : throw new InvalidOperationException("LogSlowQueries needs logging: add it to the container with AddLogging, or set Options.LoggerFactory.");

    internal SmrtContextOptions Build() => Options with { Hooks = [.. Options.Hooks, .. _hooks] };
}
