using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Text that a member puts together step by step.</summary>
internal sealed partial class SqlTextReader
{
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
                AppendGrown(values.Select(value => (value, Added(value, local.Local))), value => value.References(local.Local), local, hops);
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

    /// <summary>What a command's <c>CommandText</c> gets before the call.</summary>
    private void AppendCommand(IOperation command, IOperation user, int hops)
    {
        ISymbol? symbol = SqlArgument.Symbol(command.Unwrap());
        List<(IOperation Value, IOperation? Added)> parts = [];
        if (LocalValues.Trace(command) is IObjectCreationOperation creation && SqlArgument.OfCreation(creation) is { } first)
            parts.Add((first, null));
        foreach (IAssignmentOperation set in user.Root().Descendants().OfType<IAssignmentOperation>())
        {
            if (set.Target is IPropertyReferenceOperation { Property.Name: "CommandText", Instance: { } of }
                && SymbolEqualityComparer.Default.Equals(SqlArgument.Symbol(of.Unwrap()), symbol) && set.Syntax.SpanStart < user.Syntax.Span.End)
                parts.Add((set.Value, set is ICompoundAssignmentOperation ? set.Value : null));
        }

        AppendGrown(parts, static value => value.Descendants().Any(static o => o is IPropertyReferenceOperation { Property.Name: "CommandText" }), user, hops);
    }

    /// <param name="parts">The values in their order, and what each puts behind the text before it; null: it is the whole text.</param>
    /// <param name="readsItself">Whether a value is made of the text before it in a way that is not read.</param>
    /// <param name="user">Where the text is used.</param>
    /// <param name="hops">How much further to go.</param>
    private void AppendGrown(IEnumerable<(IOperation Value, IOperation? Added)> parts, Func<IOperation, bool> readsItself, IOperation user, int hops)
    {
        int start = _text.Length;
        int holes = _holes.Count;
        bool hasText = false;
        foreach ((IOperation value, IOperation? added) in parts)
        {
            SqlPart part = _growth!.Of(value, user);
            if (part == SqlPart.Optional)
                continue;
            if (part == SqlPart.Unknown || (added is null ? readsItself(value) : !hasText))
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
}
