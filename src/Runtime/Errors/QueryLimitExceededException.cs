namespace SmrtGen;

/// <summary>A list has more rows than its limit. Nothing is cut silently: take fewer, page, or say why all are needed with <c>Unbounded("reason")</c>.</summary>
public sealed class QueryLimitExceededException : SmrtException
{
    internal QueryLimitExceededException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
