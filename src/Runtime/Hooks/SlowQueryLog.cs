using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>Logs statements that took long: entity, method, time, rows, SQL and call site, never parameter values.</summary>
/// <remarks>Finding the call site costs microseconds, so it is looked for once a statement has been slow: its first slow run is logged without, later ones with.</remarks>
/// <param name="logger">Where to log, at <see cref="LogLevel.Warning"/>.</param>
/// <param name="threshold">From which duration on. Default: 500 ms.</param>
public sealed partial class SlowQueryLog(ILogger logger, TimeSpan? threshold = null) : IQueryHook
{
    private const int MaxRemembered = 1000;

    private readonly ConcurrentDictionary<string, bool> _slow = new(StringComparer.Ordinal);

    /// <summary>From which duration on a statement is logged.</summary>
    public TimeSpan Threshold { get; } = threshold ?? TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public void BeforeQuery(QueryExecution query)
    {
        if (!_slow.IsEmpty && _slow.ContainsKey(query.Sql))
            query.CallSite ??= FindCallSite();
    }

    /// <inheritdoc/>
    public void AfterQuery(QueryExecution query)
    {
        if (query.Duration < Threshold)
            return;
        if (_slow.Count < MaxRemembered)
            _slow[query.Sql] = true;
        Slow(logger, query.Entity, query.Operation, query.Duration.TotalMilliseconds, query.RowCount, query.CallSite ?? "not yet known", query.Sql);
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning,
        Message = "Slow query {Entity}.{Operation}: {Milliseconds:0.0} ms, {Rows} rows, called from {CallSite}\n{Sql}")]
    private static partial void Slow(ILogger logger, string entity, string operation, double milliseconds, int rows, string callSite, string sql);

    private static string? FindCallSite()
    {
        foreach (StackFrame frame in new StackTrace(fNeedFileInfo: true).GetFrames())
        {
            string? file = frame.GetFileName();
            if (IsUserCode(frame, file, out string? member))
                return file is null ? member : $"{member} ({Path.GetFileName(file)}:{frame.GetFileLineNumber()})";
        }

        return null;
    }

    private static bool IsUserCode(StackFrame frame, string? file, out string? member)
    {
        member = null;
        if (file is not null && file.EndsWith(".g.cs", StringComparison.Ordinal))
            return false;
#if NET9_0_OR_GREATER
        if (DiagnosticMethodInfo.Create(frame) is not { } method)
            return false;
        member = $"{method.DeclaringTypeName}.{method.Name}";
        string? assembly = method.DeclaringAssemblyName;
        return assembly is not null
               && !assembly.StartsWith("SmrtGen,", StringComparison.Ordinal)
               && !assembly.StartsWith("System.", StringComparison.Ordinal);
#else
        member = frame.ToString().Trim();
        return file is not null;
#endif
    }
}
