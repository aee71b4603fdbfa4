using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SmrtGen.CompilerServices;

/// <summary>Spans and metrics by OpenTelemetry's database conventions. The driver has spans of its own for what is sent; these say which entity and method sent it.</summary>
internal static class SmrtDiagnostics
{
    private const string Name = "SmrtGen";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "db.client.operation.duration", "s", "Duration of repository and query methods.");

    private static readonly Histogram<long> s_rows = s_meter.CreateHistogram<long>(
        "db.client.response.returned_rows", "{row}", "Rows read or affected by repository and query methods.");

    public static bool IsEnabled => s_source.HasListeners() || s_duration.Enabled || s_rows.Enabled;

    public static Activity? Start(QueryExecution query, string system)
    {
        if (!s_source.HasListeners())
            return null;
        Activity? activity = s_source.StartActivity($"{query.Operation} {query.Entity}", ActivityKind.Internal);
        activity?.SetTag("db.system.name", system);
        activity?.SetTag("db.operation.name", query.Operation);
        activity?.SetTag("db.collection.name", query.Entity);
        return activity;
    }

    public static void Stop(Activity? activity, QueryExecution query, string system, Exception? exception)
    {
        if (activity is not null)
        {
            if (exception is null)
                activity.SetTag("db.response.returned_rows", query.RowCount);
            else
                activity.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error, exception.Message);
            activity.Dispose();
        }

        if (!s_duration.Enabled && !s_rows.Enabled)
            return;
        TagList tags = new()
        {
            { "db.system.name", system },
            { "db.operation.name", query.Operation },
            { "db.collection.name", query.Entity },
        };
        if (exception is not null)
            tags.Add("error.type", exception.GetType().FullName);
        s_duration.Record(query.Duration.TotalSeconds, tags);
        if (exception is null)
            s_rows.Record(query.RowCount, tags);
    }
}
