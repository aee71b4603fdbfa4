namespace SmrtGen;

/// <summary>A write breaks a constraint of the table other than a unique or a foreign key: a column that may not be null, a length, a check.</summary>
public sealed class ConstraintViolationException : SmrtException
{
    internal ConstraintViolationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
