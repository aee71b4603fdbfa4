using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Times of a fixed while ago: what came since is a window that ends now.</summary>
internal static class RecentTimes
{
    public static bool Is(IOperation value)
    {
        value = Plain(value);
        IOperation? now = value switch
        {
            IInvocationOperation { TargetMethod.Name: var name, Instance: { } from, Arguments: { Length: 1 } by }
                when (name.StartsWith("Add", StringComparison.Ordinal) && IsNegative(by[0].Value)) || name == "Subtract" => from,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => difference.LeftOperand,
            _ => null,
        };
        return now is not null && LocalValues.Trace(now).DescendantsAndSelf().Any(static o =>
            o is IPropertyReferenceOperation { Property.Name: "Now" or "UtcNow" or "Today" }
                or IInvocationOperation { TargetMethod.Name: "GetUtcNow" or "GetLocalNow" });
    }

    /// <summary>The time of which the value is another form: its ticks, its date, its text.</summary>
    private static IOperation Plain(IOperation value)
    {
        value = LocalValues.Trace(value);
        return value switch
        {
            IPropertyReferenceOperation { Property.Name: "Ticks" or "Date" or "UtcDateTime" or "DateTime" or "Value", Instance: { } time } => Plain(time),
            IInvocationOperation { TargetMethod.Name: var name } form when name.StartsWith("To", StringComparison.Ordinal) && form.Receiver() is { } time => Plain(time),
            _ => value,
        };
    }

    private static bool IsNegative(IOperation value)
    {
        value = value.Unwrap();
        return value switch
        {
            { ConstantValue: { HasValue: true, Value: var constant } } => constant is < 0 or < 0.0,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } => true,

            // A window that includes today: -days + 1.
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, RightOperand.ConstantValue.HasValue: true } shifted =>
                IsNegative(shifted.LeftOperand),
            _ => false,
        };
    }
}
