using Npgsql;
using SmrtGen.Soak.History;

namespace SmrtGen.Soak.Nodes;

/// <summary>What an error says about a call, and whose error it is.</summary>
internal static class CallError
{
    /// <param name="error">What was thrown.</param>
    /// <param name="mayBeCommitted">Whether the call was, or contained, a commit.</param>
    public static (Outcome Outcome, OperationFlags Flags) Judge(Exception error, bool mayBeCommitted)
    {
        if (error is ConcurrencyConflictException or UniqueConstraintException)
            return (Outcome.Failed, OperationFlags.None);

        OperationFlags flags = IsOfDatabase(error) ? OperationFlags.ConnectionLost : OperationFlags.Unexpected;
        // An answer that is an error means that nothing was done; a connection that ends means nothing.
        bool isRefused = Find<PostgresException>(error) is { InvariantSeverity: "ERROR" };
        return (mayBeCommitted && !isRefused ? Outcome.Unknown : Outcome.Failed, flags);
    }

    private static bool IsOfDatabase(Exception error)
        => error is QueryTimeoutException
            || (Find<PostgresException>(error) is { } refused
                ? refused.SqlState[..2] is "57" or "08" or "53"
                : Find<NpgsqlException>(error) is not null);

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
                return found;
        }

        return null;
    }
}
