using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Reads an expression as SQL: constants, interpolations, concatenations, and the locals and fields that hold them.</summary>
internal sealed partial class SqlTextReader
{
    private readonly StringBuilder _text = new();
    private readonly List<IOperation> _holes = [];
    private readonly SqlGrowth? _growth;
    private readonly IOperation? _user;
    private bool _isComplete = true;

    private SqlTextReader(SqlGrowth? growth, IOperation? user)
    {
        _growth = growth;
        _user = user;
    }

    public static SqlText Read(IOperation? expression) => Read(expression, growth: null, user: null);

    /// <summary>The text without the parts that the caller may leave out.</summary>
    /// <param name="expression">The text.</param>
    /// <param name="growth">What may be left out.</param>
    /// <param name="user">The call that runs it.</param>
    public static SqlText ReadLeast(IOperation? expression, SqlGrowth growth, IOperation user) => Read(expression, growth, user);

    private static SqlText Read(IOperation? expression, SqlGrowth? growth, IOperation? user)
    {
        if (expression is null)
            return SqlText.Unknown;
        var reader = new SqlTextReader(growth, user);
        reader.Append(expression, hops: 12);
        return new SqlText(reader._text.ToString(), reader._holes, reader._isComplete);
    }

    private void Append(IOperation operation, int hops)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var value })
        {
            _text.Append(value);
            return;
        }

        operation = operation.Unwrap();
        switch (operation)
        {
            case { ConstantValue: { HasValue: true, Value: var constant } }:
                _text.Append(constant);
                break;
            case var _ when hops == 0:
                AppendHole(operation);
                break;
            case IInterpolatedStringOperation interpolated:
                AppendInterpolation(interpolated, hops - 1);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                Append(sum.LeftOperand, hops);
                Append(sum.RightOperand, hops);
                break;
            case ILocalReferenceOperation local:
                AppendLocal(local, hops - 1);
                break;
            case IPropertyReferenceOperation { Property.Name: "CommandText", Instance: { } command, Parent: ICompoundAssignmentOperation } when _user is not null:
                AppendCommand(command, _user, hops - 1);
                break;
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when Initializer(field, operation) is { } initializer:
                Append(initializer, hops - 1);
                break;
            case IMemberReferenceOperation { Member: IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } } member
                when SqlLiterals.Of(member.Member) is { } literal:
                _text.Append(literal);
                break;
            case IInvocationOperation { TargetMethod: { ReturnType.SpecialType: SpecialType.System_String } made } when SqlLiterals.Of(made) is { } literal:
                _text.Append(literal);
                break;
            case IInvocationOperation { TargetMethod.Name: "ToString", Instance: ILocalReferenceOperation { Type.Name: "StringBuilder" } builder }
                when _growth is not null:
                AppendBuilder(builder, hops - 1);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } concat
                when concat.Arguments.All(static a => a.Value.Type?.SpecialType == SpecialType.System_String):
                foreach (IArgumentOperation part in concat.Arguments)
                    Append(part.Value, hops - 1);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String } } join
                when join.Arguments[0].Value.ConstantValue is { HasValue: true, Value: var separator } && Parts(join) is { } parts:
                for (int i = 0; i < parts.Count; i++)
                {
                    _text.Append(i == 0 ? null : separator);
                    Append(parts[i], hops - 1);
                }

                break;
            case IConditionalOperation { WhenFalse: { } otherwise } optional when _growth?.IsOptional(optional.Condition, whenTrue: false) == true:
                Append(otherwise, hops - 1);
                break;
            case IConditionalOperation { WhenFalse: not null } optional when _growth?.IsOptional(optional.Condition, whenTrue: true) == true:
                Append(optional.WhenTrue, hops - 1);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format:
                AppendFormat(format);
                break;
            case IInvocationOperation { TargetMethod.Name: "Trim" or "TrimStart" or "TrimEnd"
                or "ToString", Instance: { Type.SpecialType: SpecialType.System_String } text }:
                Append(text, hops - 1);
                break;
            default:
                AppendHole(operation);
                break;
        }
    }

    /// <summary>The texts that a call joins, when they are written one by one.</summary>
    private static IReadOnlyList<IOperation>? Parts(IInvocationOperation join) => join.Arguments[join.Arguments.Length - 1].Value.Unwrap() switch
    {
        IArrayCreationOperation { Initializer: { } list } => list.ElementValues,
        ICollectionExpressionOperation { Elements: var list } when !list.Any(static e => e is ISpreadOperation) => list,
        _ => null,
    };

    private void AppendHole(IOperation operation)
    {
        _text.Append(SqlText.Hole);
        _holes.Add(operation);
    }

    private void AppendInterpolation(IInterpolatedStringOperation interpolated, int hops)
    {
        foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation text:
                    Append(text.Text, hops);
                    break;
                case IInterpolationOperation { Expression: var expression }:
                    Append(expression, hops);
                    break;
                default:
                    AppendHole(part);
                    break;
            }
        }
    }

    private void AppendFormat(IInvocationOperation format)
    {
        if (format.Arguments.FirstOrDefault(a =>
            a.Parameter?.Name == "format")?.Value.ConstantValue is not { HasValue: true, Value: string pattern })
        {
            AppendHole(format);
            return;
        }

        List<IOperation> values = [];
        foreach (IArgumentOperation argument in format.Arguments)
        {
            if (argument.Parameter?.Name is "format" or "provider")
                continue;
            if (argument.Value.Unwrap() is IArrayCreationOperation { Initializer: { } elements })
                values.AddRange(elements.ElementValues);
            else
                values.Add(argument.Value);
        }

        int at = 0;
        foreach (Match match in Regex.Matches(pattern, @"\{(\d+)[^}]*\}"))
        {
            _text.Append(pattern, at, match.Index - at);
            at = match.Index + match.Length;
            if (int.TryParse(match.Groups[1].Value, out int index) && index < values.Count)
                Append(values[index], hops: 2);
            else
                AppendHole(format);
        }

        _text.Append(pattern, at, pattern.Length - at);
    }

    private static IOperation? Initializer(IFieldSymbol field, IOperation user)
    {
        if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value })
            return null;
        return user.SemanticModel is { } model && model.SyntaxTree == value.SyntaxTree ? model.GetOperation(value) : null;
    }
}
