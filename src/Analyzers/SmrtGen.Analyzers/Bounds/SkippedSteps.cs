using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Which steps of a query are only taken when the caller gives something that it may leave out.</summary>
/// <param name="inputs">What may be left out.</param>
/// <param name="bounding">The steps of the query that bound, of which each would do.</param>
/// <param name="user">The operation that the query was read for: what stands around both decides nothing.</param>
internal sealed class SkippedSteps(OptionalInputs inputs, List<QueryStep> bounding, IOperation user)
{
    public bool Contains(QueryStep step) =>
        Choices(step, user).Any(choice => IsSkippedBy(step, choice.Choice, choice.WhenTrue, choice.Level));

    /// <summary>Whether anything at all decides if the step is taken. Asking who calls costs far more than this.</summary>
    public static bool MayContain(QueryStep step, IOperation user) => Choices(step, user).Any();

    /// <summary>The choices that lead past a step, in the members around it as well.</summary>
    private static IEnumerable<Bypass> Choices(QueryStep step, IOperation user)
    {
        foreach (Bypass bypass in step.Bypasses)
            yield return bypass;
        IOperation current = step.Call;
        for (int level = 0; level <= step.Through.Length; level++)
        {
            foreach (Bypass around in ChoicesAround(current, level, user))
                yield return around;
            if (level < step.Through.Length)
                current = step.Through[level];
        }
    }

    private static IEnumerable<Bypass> ChoicesAround(IOperation operation, int level, IOperation user)
    {
        IOperation child = operation;
        for (IOperation? parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation || Holds(parent, user))
                yield break;
            if (parent is IConditionalOperation choice && child != choice.Condition)
                yield return new Bypass(choice, child != choice.WhenTrue, level);
        }
    }

    /// <summary>Whether an input that is left out leads to the other branch, which goes on to the user and bounds nothing itself.</summary>
    private bool IsSkippedBy(QueryStep step, IConditionalOperation choice, bool whenTrue, int level)
    {
        bool isOutermost = level == step.Through.Length;
        if ((whenTrue ? choice.WhenTrue : choice.WhenFalse) is { } branch
            && (branch.EndsByThrowing() || (isOutermost && MemoGuard.Leaves(branch)) || bounding.Exists(o => o != step && StandsIn(o, branch) && !IsSkippedWithin(o, branch))))
            return false;
        return (!isOutermost || !IsAskedBefore(choice)) && inputs.CanBe(choice.Condition, whenTrue, step.Through.RemoveRange(0, level));
    }

    /// <summary>Whether a choice within a branch leads past a step of it.</summary>
    private bool IsSkippedWithin(QueryStep step, IOperation branch) => Choices(step, user)
        .Any(inner => Holds(branch, inner.Choice) && IsSkippedBy(step, inner.Choice, inner.WhenTrue, inner.Level));

    /// <summary>Whether the member has left before when the same input was missing.</summary>
    private static bool IsAskedBefore(IConditionalOperation choice)
    {
        HashSet<string> asked = Inputs(choice.Condition);
        return choice.Root().Descendants().Any(o => o is IConditionalOperation { WhenFalse: null } test
            && test.Syntax.Span.End <= choice.Syntax.SpanStart && MemoGuard.Leaves(test.WhenTrue) && asked.Overlaps(Inputs(test.Condition)));
    }

    private static HashSet<string> Inputs(IOperation condition) =>
    [
        .. condition.DescendantsAndSelf().Where(static o => o is IParameterReferenceOperation or ILocalReferenceOperation
            or IPropertyReferenceOperation { Instance: IParameterReferenceOperation or IInstanceReferenceOperation })
            .Where(static o => o.Parent is not IPropertyReferenceOperation)
            .Select(static o => o.Syntax.ToString()),
    ];

    private static bool StandsIn(QueryStep step, IOperation branch) => Holds(branch, step.Call) || step.Through.Any(use => Holds(branch, use));

    private static bool Holds(IOperation outer, IOperation inner) =>
        outer.Syntax.SyntaxTree == inner.Syntax.SyntaxTree && outer.Syntax.Span.Contains(inner.Syntax.Span);
}
