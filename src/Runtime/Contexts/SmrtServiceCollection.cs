using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace SmrtGen.CompilerServices;

/// <summary>Registers contexts. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SmrtServiceCollection
{
    /// <summary>Registers a context as a singleton. Its database is disposed with the container.</summary>
    public static IServiceCollection AddContext<TContext>(
        IServiceCollection services, Action<SmrtContextOptionsBuilder> configure, Func<SmrtDatabase, SmrtContextOptions, TContext> create)
        where TContext : SmrtContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddSingleton(provider => new Registered<TContext>(provider, configure, create));
        services.AddSingleton(static provider => provider.GetRequiredService<Registered<TContext>>().Context);
        return services;
    }

    private sealed class Registered<TContext> : IAsyncDisposable, IDisposable
        where TContext : SmrtContext
    {
        public Registered(
            IServiceProvider services, Action<SmrtContextOptionsBuilder> configure, Func<SmrtDatabase, SmrtContextOptions, TContext> create)
        {
            SmrtContextOptionsBuilder builder = new(services);
            configure(builder);
            SmrtDatabase database = builder.Database
                ?? throw new InvalidOperationException($"{typeof(TContext).Name} has no database. Name one where it is registered: o => o.UseSqlite(…) or o.UsePostgreSql(…).");
            Context = create(database, builder.Build());
        }

        public TContext Context { get; }

        public void Dispose() => Context.Database.Dispose();

        public ValueTask DisposeAsync() => Context.Database.DisposeAsync();
    }
}
