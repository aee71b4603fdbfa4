namespace SmrtGen;

/// <summary>A statement ran longer than it may, or no session became free in time.</summary>
public sealed class QueryTimeoutException : SmrtException
{
    internal QueryTimeoutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
