namespace SmrtGen.Generator.Sql;

/// <summary>One statement in the text of each engine.</summary>
internal sealed record SqlPair(string PostgreSql, string Sqlite)
{
    public bool IsSame => PostgreSql == Sqlite;

    public static SqlPair For(Func<Engine, string> build) => new(build(Engine.PostgreSql), build(Engine.Sqlite));
}
