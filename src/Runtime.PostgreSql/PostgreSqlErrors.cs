using System.Data.Common;
using Npgsql;

namespace SmrtGen.CompilerServices;

/// <summary>What PostgreSQL's error codes mean.</summary>
internal static class PostgreSqlErrors
{
    public static SmrtException? Translate(DbException exception)
    {
        if (exception is not PostgresException error)
        {
            return exception is NpgsqlException { InnerException: TimeoutException }
                ? SmrtErrors.Timeout($"The server did not answer in time: {exception.Message}", exception)
                : null;
        }

        return error.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => SmrtErrors.Unique($"A row with the same values exists: {error.ConstraintName}.", error.ConstraintName, error),
            PostgresErrorCodes.ForeignKeyViolation => SmrtErrors.ForeignKey(
                $"A row that is referred to does not exist, or rows still refer to the one that is deleted: {error.ConstraintName}.", error),
            PostgresErrorCodes.RestrictViolation => SmrtErrors.ForeignKey($"Rows still refer to the one that is deleted: {error.ConstraintName}.", error),
            PostgresErrorCodes.NotNullViolation => SmrtErrors.Constraint($"The table refuses the row: {error.TableName}.{error.ColumnName} may not be null.", error),
            PostgresErrorCodes.CheckViolation => SmrtErrors.Constraint($"The table refuses the row: {error.ConstraintName}.", error),
            PostgresErrorCodes.StringDataRightTruncation or PostgresErrorCodes.NumericValueOutOfRange
                => SmrtErrors.Constraint($"A value does not fit: {error.MessageText}.", error),
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                => SmrtErrors.Conflict($"The transaction met another one: {error.MessageText}. Repeat it.", error),
            PostgresErrorCodes.QueryCanceled => SmrtErrors.Timeout($"The statement ran longer than it may: {error.MessageText}.", error),
            PostgresErrorCodes.InFailedSqlTransaction => new SmrtException(
                "A statement of this transaction failed before, and with it the database undid all of them. Leave the transaction and repeat it as a whole.", error),
            PostgresErrorCodes.LockNotAvailable => SmrtErrors.Timeout($"A lock was not free in time: {error.MessageText}.", error),
            PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.UndefinedFunction
                => SmrtErrors.Mapping($"The database lacks what the class maps to: {error.MessageText}.", error),
            _ => null,
        };
    }
}
