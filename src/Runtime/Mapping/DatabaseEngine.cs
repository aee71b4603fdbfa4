namespace SmrtGen;

/// <summary>The engines whose SQL SmrtGen writes.</summary>
public enum DatabaseEngine
{
    /// <summary>PostgreSQL 13 or later.</summary>
    PostgreSql,

    /// <summary>SQLite 3.35 or later.</summary>
    Sqlite,
}
