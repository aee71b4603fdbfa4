using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Reads an expression as SQL: constants, interpolations, concatenations, and the locals and fields that hold them.</summary>
internal sealed class SqlTextReader
{
    private readonly StringBuilder _text = new();
    private readonly List<IOperation> _holes = [];
    private readonly SqlGrowth? _growth;
    private bool _isComplete = true;

    private SqlTextReader(SqlGrowth? growth) => _growth = growth;

    public static SqlText Read(IOperation? expression) => Read(expression, growth: null);

    /// <summary>The text without the parts that the caller may leave out.</summary>
    public static SqlText ReadLeast(IOperation? expression, SqlGrowth growth) => Read(expression, growth);

    private static SqlText Read(IOperation? expression, SqlGrowth? growth)
    {
        if (expression is null)
            return SqlText.Unknown;
        var reader = new SqlTextReader(growth);
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
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when Initializer(field, operation) is { } initializer:
                Append(initializer, hops - 1);
                break;
            case IMemberReferenceOperation { Member: IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } } member
                when SqlLiterals.Of(member.Member) is { } literal:
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

    private void AppendLocal(ILocalReferenceOperation local, int hops)
    {
        List<IOperation> values = LocalValues.Of(local.Local, local);
        if (values.Count == 0 || LocalValues.IsOpen(local.Local, local))
        {
            AppendHole(local);
            return;
        }

        if (values.Count > 1)
        {
            if (_growth is not null)
            {
                AppendGrown(local, values, hops);
                return;
            }

            _isComplete = false;

            // Only text that grows can be read in one go; a local with two different texts would give nonsense.
            if (values.Skip(1).Any(value => value.Parent is not ICompoundAssignmentOperation && !value.References(local.Local)))
            {
                AppendHole(local);
                return;
            }
        }

        foreach (IOperation value in values)
        {
            if (value.Parent is ICompoundAssignmentOperation || !value.References(local.Local))
                Append(value, hops);
        }
    }

    private void AppendGrown(ILocalReferenceOperation local, List<IOperation> values, int hops)
    {
        int start = _text.Length;
        int holes = _holes.Count;
        bool hasText = false;
        foreach (IOperation value in values)
        {
            IOperation? added = Added(value, local.Local);
            SqlPart part = _growth!.Of(value, local);
            if (part == SqlPart.Optional)
                continue;
            if (part == SqlPart.Unknown || (added is null ? value.References(local.Local) : !hasText))
            {
                _isComplete = false;
                return;
            }

            if (added is null)
            {
                _text.Length = start;
                _holes.RemoveRange(holes, _holes.Count - holes);
            }

            Append(added ?? value, hops);
            hasText = true;
        }

        _isComplete &= hasText;
    }

    /// <summary>What an assignment puts behind the text that the local has; null when it gives the local a text of its own.</summary>
    private static IOperation? Added(IOperation value, ILocalSymbol local)
    {
        if (value.Parent is ICompoundAssignmentOperation)
            return value;
        return value.Unwrap() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: var left, RightOperand: var right }
            && left.Unwrap() is ILocalReferenceOperation of && SymbolEqualityComparer.Default.Equals(of.Local, local)
                ? right : null;
    }

    /// <summary>What a <c>StringBuilder</c> got before its text is taken.</summary>
    private void AppendBuilder(ILocalReferenceOperation builder, int hops)
    {
        if (LocalValues.Single(builder.Local, builder)?.Unwrap() is not IObjectCreationOperation creation)
        {
            _isComplete = false;
            return;
        }

        foreach (IArgumentOperation argument in creation.Arguments.Where(static a => a.Value.Type?.SpecialType == SpecialType.System_String))
            Append(argument.Value, hops);
        foreach (IInvocationOperation call in CallsOn(builder).OrderBy(static c => c.Syntax.Span.End))
        {
            SqlPart part = _growth!.Of(call, builder);
            if (part == SqlPart.Optional || call.TargetMethod.Name == "ToString")
                continue;
            if (part == SqlPart.Unknown || call.TargetMethod.Name is not ("Append" or "AppendLine"))
            {
                _isComplete = false;
                return;
            }

            foreach (IArgumentOperation argument in call.Arguments)
                Append(argument.Value, hops);
            if (call.TargetMethod.Name == "AppendLine")
                _text.Append('\n');
        }
    }

    /// <summary>The calls on the builder, and those that hand it on.</summary>
    private static IEnumerable<IInvocationOperation> CallsOn(ILocalReferenceOperation builder)
    {
        foreach (IOperation operation in builder.Root().Descendants())
        {
            if (operation is not ILocalReferenceOperation local || local == builder
                || !SymbolEqualityComparer.Default.Equals(local.Local, builder.Local))
                continue;
            IOperation? parent = local.Parent is IArgumentOperation handed ? handed.Parent : local.Parent;
            while (parent is IInvocationOperation call)
            {
                yield return call;
                parent = parent.Parent;
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
