namespace SmrtGen;

/// <summary>A read includes more levels of relations than the entity's <c>MaxDepth</c>.</summary>
public sealed class QueryDepthExceededException : SmrtException
{
    internal QueryDepthExceededException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
