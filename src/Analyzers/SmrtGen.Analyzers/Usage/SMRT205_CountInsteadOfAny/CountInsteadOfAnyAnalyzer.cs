using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Counting rows only to compare the count with zero.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CountInsteadOfAnyAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.CountInsteadOfAny];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Binary];

    private protected override void Analyze(UsageContext context)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (Negates(comparison) is null || comparison.LeftOperand.Unwrap() is not IInvocationOperation count)
            return;
        if (count.TargetMethod.Name is not ("Count" or "CountAsync" or "LongCount" or "LongCountAsync"))
            return;
        if (context.Model.Query(count) is not { Api: QueryApi.EntityFramework or QueryApi.SmrtGen })
            return;
        string any = count.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) ? "AnyAsync" : "Any";
        context.Report(Descriptors.CountInsteadOfAny, count.NameLocation(), count.TargetMethod.Name, any);
    }

    /// <summary>Whether the comparison asks for no rows (true) or for some (false); null when it asks for neither.</summary>
    internal static bool? Negates(IBinaryOperation comparison)
    {
        if (comparison.RightOperand.Unwrap().ConstantValue is not { HasValue: true, Value: int or long } constant)
            return null;
        long limit = Convert.ToInt64(constant.Value, System.Globalization.CultureInfo.InvariantCulture);
        return (comparison.OperatorKind, limit) switch
        {
            (BinaryOperatorKind.GreaterThan, 0) or (BinaryOperatorKind.NotEquals, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) => false,
            (BinaryOperatorKind.Equals, 0) or (BinaryOperatorKind.LessThan, 1) or (BinaryOperatorKind.LessThanOrEqual, 0) => true,
            _ => null,
        };
    }
}
