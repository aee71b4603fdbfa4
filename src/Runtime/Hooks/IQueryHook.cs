namespace SmrtGen;

/// <summary>Is told about every statement of a context. Called on the caller's path, so it should be quick; what it throws is logged and never reaches the caller.</summary>
public interface IQueryHook
{
    /// <summary>A statement is about to be sent.</summary>
    void BeforeQuery(QueryExecution query)
    {
    }

    /// <summary>A statement has ended well; <see cref="QueryExecution.RowCount"/> and <see cref="QueryExecution.Duration"/> are known.</summary>
    void AfterQuery(QueryExecution query)
    {
    }

    /// <summary>A statement has failed or was cancelled.</summary>
    void OnError(QueryExecution query, Exception exception)
    {
    }
}
