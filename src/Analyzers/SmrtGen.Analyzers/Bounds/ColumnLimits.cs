using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>The limits that filters of one query set to a column, or to the two dates of a period.</summary>
internal sealed class ColumnLimits
{
    private readonly List<(string Column, bool IsUpper)> _limits = [];

    /// <summary>Whether a column is limited from both sides.</summary>
    public bool HasWindow => _limits.GroupBy(static limit => limit.Column)
        .Any(static group => group.Any(static limit => limit.IsUpper) && group.Any(static limit => !limit.IsUpper));

    /// <summary>Adds the limits that hold in each row that a condition keeps.</summary>
    public void Add(IOperation condition, RowColumns row)
    {
        if (condition.Unwrap() is not IBinaryOperation binary)
            return;
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And:
                Add(binary.LeftOperand, row);
                Add(binary.RightOperand, row);
                break;
            case BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual:
                AddLimit(isUpper: true);
                break;
            case BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                AddLimit(isUpper: false);
                break;
        }

        void AddLimit(bool isUpper)
        {
            if (row.Reads(binary.LeftOperand) && !row.Reads(binary.RightOperand))
                _limits.Add((Name(binary.LeftOperand), isUpper));
            else if (row.Reads(binary.RightOperand) && !row.Reads(binary.LeftOperand))
                _limits.Add((Name(binary.RightOperand), !isUpper));
        }
    }

    private static string Name(IOperation column) => RowColumns.Column(column) switch
    {
        { Type.Name: "DateTime" or "DateTimeOffset" or "DateOnly" } => "date",
        { Type: INamedTypeSymbol { TypeArguments: { Length: 1 } inner } } when inner[0].Name is "DateTime" or "DateTimeOffset"
            or "DateOnly" => "date",
        var other => other.Syntax.ToString(),
    };
}
