namespace SmrtGen;

/// <summary>The row was changed or deleted since it was read (its concurrency token differs), or the database could not serialise the transaction.</summary>
public sealed class ConcurrencyConflictException : SmrtException
{
    internal ConcurrencyConflictException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
