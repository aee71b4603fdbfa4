namespace SmrtGen;

/// <summary>The base of the errors that SmrtGen throws while it runs. Carries the entity, the operation and the SQL text, never parameter values.</summary>
public class SmrtException : Exception
{
    /// <summary>An error with a message.</summary>
    public SmrtException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The class of the entity, such as <c>Product</c>; null where no single entity is meant.</summary>
    public string? Entity { get; internal set; }

    /// <summary>The method that was called, such as <c>FindAsync</c>.</summary>
    public string? Operation { get; internal set; }

    /// <summary>The statement, with placeholders for its parameters.</summary>
    public string? Sql { get; internal set; }
}
