namespace SmrtGen.Generator.Sql;

/// <summary>The engines whose SQL is written.</summary>
internal enum Engine
{
    PostgreSql,
    Sqlite,
}
