using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>Makes the errors that people see. Called by provider packages.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SmrtErrors
{
    /// <summary>A <see cref="UniqueConstraintException"/>.</summary>
    public static SmrtException Unique(string message, string? constraint, Exception inner) => new UniqueConstraintException(message, constraint, inner);

    /// <summary>A <see cref="ForeignKeyConstraintException"/>.</summary>
    public static SmrtException ForeignKey(string message, Exception inner) => new ForeignKeyConstraintException(message, inner);

    /// <summary>A <see cref="ConstraintViolationException"/>.</summary>
    public static SmrtException Constraint(string message, Exception inner) => new ConstraintViolationException(message, inner);

    /// <summary>A <see cref="ConcurrencyConflictException"/>.</summary>
    public static SmrtException Conflict(string message, Exception inner) => new ConcurrencyConflictException(message, inner);

    /// <summary>A <see cref="QueryTimeoutException"/>.</summary>
    public static SmrtException Timeout(string message, Exception inner) => new QueryTimeoutException(message, inner);

    /// <summary>A <see cref="MappingException"/>.</summary>
    public static SmrtException Mapping(string message, Exception inner) => new MappingException(message, null, inner);
}
