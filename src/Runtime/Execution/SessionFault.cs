using System.Data;
using System.Data.Common;

namespace SmrtGen.CompilerServices;

/// <summary>What an error means for the session, and how people see it.</summary>
internal static class SessionFault
{
    /// <summary>Whether a kept session was of no use any more, so that the statement may simply be sent again on a new one.</summary>
    /// <remarks>A write is only sent again when it is known that nothing was done.</remarks>
    public static bool IsStale(Exception exception, DatabaseSession? session, SmrtScope scope, bool isWrite)
    {
        if (session is null || scope.IsTransaction || !session.IsReused || exception is not DbException error)
            return false;
        bool isStale = scope.Database.IsStaleStatement(error) || (!isWrite && session.Connection.State != ConnectionState.Open);
        session.IsBroken |= isStale;
        return isStale;
    }

    /// <summary>Decides whether the session can be used again and makes the error that is shown.</summary>
    public static Exception Handle(Exception exception, DatabaseSession? session, SmrtScope scope, EntityInfo entity, string operation, string sql)
    {
        if (session is not null && (session.Connection.State != ConnectionState.Open || IsLateCancellation(exception, scope.Database)))
            session.IsBroken = true;
        if (session?.Transaction is not null && (exception is DbException || IsLateCancellation(exception, scope.Database)))
            session.HasFailed = true;

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

    /// <summary>A cancel request travels apart from the statement and may reach the server late, so the connection is not used for another one.</summary>
    private static bool IsLateCancellation(Exception exception, SmrtDatabase database)
        => exception is OperationCanceledException && !database.IsSynchronous;
}
