namespace SmrtGen;

/// <summary>A write would give two rows the same key or the same values of a unique index.</summary>
public sealed class UniqueConstraintException : SmrtException
{
    internal UniqueConstraintException(string message, string? constraint, Exception? innerException = null)
        : base(message, innerException) => Constraint = constraint;

    /// <summary>The constraint's or index's name (PostgreSQL) or its columns (SQLite), where the engine tells.</summary>
    public string? Constraint { get; }
}
