using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary>Sequences that never end by themselves: queues, channels, subscriptions.</summary>
internal static class Consumers
{
    private static readonly string[] Marks = ["ReadAll", "GetConsuming", "Consume", "Receive", "Subscribe", "Listen", "Watch", "Poll",
        "Stream"];

    public static bool Is(IOperation source, bool isAsynchronous, QueryModel model)
    {
        IOperation value = LocalValues.Trace(source);
        if (value is IInvocationOperation { TargetMethod.Name: "WithCancellation" } cancelled && cancelled.Receiver() is { } inner)
            value = LocalValues.Trace(inner);
        if (value is not IInvocationOperation call)
            return false;
        string name = call.TargetMethod.Name;
        if (name is "GetConsumingEnumerable" or "ReadAllAsync")
            return true;
        if (!isAsynchronous || model.Query(call) is not null || model.Symbols.IsQueryable(call.Receiver()?.Type))
            return false;
        return Marks.Any(mark => name.StartsWith(mark, StringComparison.Ordinal));
    }
}
