using System.Data;
using System.Data.Common;

namespace SmrtGen.CompilerServices;

/// <summary>What an error means for the session, and how people see it.</summary>
internal static class SessionFault
{
    /// <summary>
    /// Whether the statement may simply be sent again on a new session: the kept connection of a read had died, or the kept plan
    /// of any statement no longer fits the table.
    /// </summary>
    public static bool CanRepeat(Exception exception, DatabaseSession? session, SmrtScope scope, bool isWrite)
    {
        if (session is null || scope.IsTransaction || !session.IsReused || exception is not DbException error)
            return false;
        if (!scope.Database.IsPlanOutdated(error) && (isWrite || session.Connection.State == ConnectionState.Open))
            return false;
        session.IsBroken = true;
        return true;
    }

    /// <summary>Decides whether the session can be used again and makes the error that is shown.</summary>
    public static Exception Handle(Exception exception, DatabaseSession? session, SmrtScope scope, EntityInfo entity, string operation, string sql)
    {
        if (session is not null)
            Judge(exception, session, scope.Database);

        SmrtException? shown = exception switch
        {
            SmrtException own => own,
            DbException error => scope.Database.Translate(error) ?? new SmrtException($"The database refused the statement: {error.Message}", error),
            _ => null,
        };
        if (shown is null)
            return exception;

        shown.Entity ??= entity.Name;
        shown.Operation ??= operation;
        shown.Sql ??= sql;
        return shown;
    }

    private static void Judge(Exception exception, DatabaseSession session, SmrtDatabase database)
    {
        if (session.Connection.State != ConnectionState.Open || IsLateCancellation(exception, database) || (exception is DbException error && database.IsPlanOutdated(error)))
            session.IsBroken = true;
        if (database.FailureEndsTransaction && session.Transaction is not null && exception is (DbException or OperationCanceledException))
            session.IsTransactionLost = true;
    }

    /// <summary>A cancel request travels apart from the statement and may reach the server late, so the connection is not used for another one.</summary>
    private static bool IsLateCancellation(Exception exception, SmrtDatabase database)
        => exception is OperationCanceledException && !database.IsSynchronous;
}
