namespace SmrtGen;

/// <summary>One statement in the text of each engine. Parameters are <c>$1</c>, <c>$2</c>, … on both.</summary>
/// <param name="PostgreSql">The text for PostgreSQL.</param>
/// <param name="Sqlite">The text for SQLite.</param>
public readonly record struct SqlText(string PostgreSql, string Sqlite)
{
    /// <summary>One text for both engines.</summary>
    public SqlText(string both)
        : this(both, both)
    {
    }

    /// <summary>The text for <paramref name="engine"/>.</summary>
    public string For(DatabaseEngine engine) => engine == DatabaseEngine.PostgreSql ? PostgreSql : Sqlite;
}
