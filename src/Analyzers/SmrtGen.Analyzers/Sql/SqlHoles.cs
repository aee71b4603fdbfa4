using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Where values are built into SQL. A name cannot be a parameter; a value can.</summary>
internal static class SqlHoles
{
    /// <summary>The indexes of the holes that stand for a value, or for an order that the caller chooses.</summary>
    public static IEnumerable<int> Values(SqlText sql)
    {
        int index = 0;
        for (int i = 0; i < sql.Tokens.Count; i++)
        {
            SqlToken token = sql.Tokens[i];
            int count = token.Text.Count(static c => c == SqlText.Hole);
            if (token.HasHole && (token.Kind == SqlTokenKind.String || (token.Kind == SqlTokenKind.Hole && IsValue(sql, i, index))))
            {
                for (int n = 0; n < count; n++)
                    yield return index + n;
            }

            index += count;
        }
    }

    /// <summary>Text can carry SQL; numbers, dates, flags and what the code itself fixes cannot.</summary>
    public static bool CanInject(IOperation value)
    {
        value = value.Unwrap();
        if (value.Type?.SpecialType is not (SpecialType.System_String or SpecialType.System_Object)
            && value.Type?.TypeKind != TypeKind.Dynamic)
            return false;
        return value switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true } or { IsConst: true } } => false,
            IConditionalOperation { WhenFalse: { } otherwise } conditional => CanInject(conditional.WhenTrue) || CanInject(otherwise),
            ILiteralOperation or INameOfOperation => false,
            IInvocationOperation { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String } } join =>
                JoinsText(join),
            IInvocationOperation { TargetMethod.Name: "ToString",
                Instance.Type: { SpecialType: not (SpecialType.System_String or SpecialType.System_Object) } } => false,
            ILocalReferenceOperation local => ComesFromOutside(local),
            _ => true,
        };
    }

    /// <summary>A local that only ever holds constants, lists of numbers, or text built here is read where it was built.</summary>
    private static bool ComesFromOutside(ILocalReferenceOperation local)
    {
        List<IOperation> values = LocalValues.Of(local.Local, local);
        return values.Count == 0 || values.Any(static value => !value.ConstantValue.HasValue && !IsBuilt(value.Unwrap()));
    }

    private static bool IsBuilt(IOperation value) => value is IInterpolatedStringOperation or IBinaryOperation or IConditionalOperation
        or IInvocationOperation { TargetMethod.Name: "Join" };

    private static bool JoinsText(IInvocationOperation join)
    {
        IOperation? list = join.Arguments.LastOrDefault()?.Value.Unwrap();
        return list?.Type.ElementType() is { SpecialType: SpecialType.System_String }
            && list is ILocalReferenceOperation or IParameterReferenceOperation;
    }

    private static bool IsValue(SqlText sql, int at, int hole)
    {
        if (at == 0)
            return false;
        SqlToken before = sql.Tokens[at - 1];
        if (before.Kind == SqlTokenKind.Symbol && before.Text is "=" or "<" or ">" or "<=" or ">=" or "<>" or "!=")
            return true;
        if (before.IsWord("LIKE", "ILIKE", "BETWEEN", "LIMIT", "OFFSET", "TOP", "IN"))
            return true;
        if (before.IsWord("BY"))
            return sql.Holes[hole].Unwrap() is IParameterReferenceOperation;
        bool inList = before.IsSymbol("(") || before.IsSymbol(",");
        if (!inList || sql.Tokens[at].Depth == 0)
            return false;

        // The list after VALUES or IN holds values; the one after a table holds names.
        for (int i = at - 1; i > 0; i--)
        {
            if (sql.Tokens[i].IsSymbol("(") && sql.Tokens[i].Depth < sql.Tokens[at].Depth)
                return sql.Tokens[i - 1].IsWord("VALUES", "IN", "ANY");
        }

        return false;
    }
}
