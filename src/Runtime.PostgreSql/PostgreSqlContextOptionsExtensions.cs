using Npgsql;

namespace SmrtGen;

/// <summary>Chooses PostgreSQL for a context that a container makes.</summary>
public static class PostgreSqlContextOptionsExtensions
{
    /// <summary>Uses PostgreSQL by connection string.</summary>
    /// <example><code>services.AddShopDb(o => o.UsePostgreSql("Host=localhost;Database=shop"));</code></example>
    public static SmrtContextOptionsBuilder UsePostgreSql(this SmrtContextOptionsBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseDatabase(new PostgreSqlDatabase(connectionString));
    }

    /// <summary>Uses PostgreSQL through a data source that somebody else disposes.</summary>
    public static SmrtContextOptionsBuilder UsePostgreSql(this SmrtContextOptionsBuilder builder, NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseDatabase(new PostgreSqlDatabase(dataSource));
    }
}
