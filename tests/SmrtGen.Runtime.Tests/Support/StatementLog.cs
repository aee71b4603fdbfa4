namespace SmrtGen.Runtime.Tests.Support;

/// <summary>The texts of the statements that ended well.</summary>
public sealed class StatementLog : IQueryHook
{
    public List<string> Statements { get; } = [];

    public void AfterQuery(QueryExecution query)
    {
        lock (Statements)
            Statements.Add(query.Sql);
    }
}
