namespace SmrtGen;

/// <summary>A write refers to a row that does not exist, or deletes one that others refer to.</summary>
public sealed class ForeignKeyConstraintException : SmrtException
{
    internal ForeignKeyConstraintException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
