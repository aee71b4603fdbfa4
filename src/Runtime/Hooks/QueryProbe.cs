using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SmrtGen.CompilerServices;

/// <summary>Watches one statement for hooks, spans and metrics. Costs a few loads when nobody watches.</summary>
internal readonly struct QueryProbe
{
    private readonly SmrtScope? _scope;
    private readonly QueryExecution? _query;
    private readonly Activity? _activity;

    private QueryProbe(SmrtScope scope, QueryExecution query, Activity? activity)
    {
        _scope = scope;
        _query = query;
        _activity = activity;
    }

    /// <summary>Whether anybody watches.</summary>
    public static bool IsWanted(SmrtScope scope) => scope.Options.Hooks.Count > 0 || SmrtDiagnostics.IsEnabled;

    public static QueryProbe Start(SmrtScope scope, EntityInfo entity, string operation, string sql)
    {
        if (!IsWanted(scope))
            return default;

        QueryExecution query = new(entity.Name, operation, sql);
        QueryProbe probe = new(scope, query, SmrtDiagnostics.Start(query, scope.Database.SystemName));
        probe.Tell(static (hook, q, _) => hook.BeforeQuery(q), null);
        return probe;
    }

    public void Complete(int rowCount)
    {
        if (_query is null)
            return;
        _query.End(rowCount);
        SmrtDiagnostics.Stop(_activity, _query, _scope!.Database.SystemName, null);
        Tell(static (hook, q, _) => hook.AfterQuery(q), null);
    }

    public void Fail(Exception exception)
    {
        if (_query is null)
            return;
        _query.End(0);
        SmrtDiagnostics.Stop(_activity, _query, _scope!.Database.SystemName, exception);
        Tell(static (hook, q, e) => hook.OnError(q, e!), exception);
    }

    private void Tell(Action<IQueryHook, QueryExecution, Exception?> call, Exception? exception)
    {
        foreach (IQueryHook hook in _scope!.Options.Hooks)
        {
            try
            {
                call(hook, _query!, exception);
            }
            catch (Exception failure)
            {
                // A hook watches; it does not decide whether the statement was a success.
                if (_scope.Options.LoggerFactory?.CreateLogger("SmrtGen.Hooks") is { } logger)
                    HookLog.Failed(logger, hook.GetType().Name, _query!.Entity, _query.Operation, failure);
            }
        }
    }
}

internal static partial class HookLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Query hook {Hook} failed for {Entity}.{Operation}")]
    public static partial void Failed(ILogger logger, string hook, string entity, string operation, Exception exception);
}
