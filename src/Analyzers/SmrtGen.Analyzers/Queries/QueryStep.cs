using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>One call on a query, and how the reader came to it.</summary>
/// <param name="call">The operator, or a call whose inside is not known.</param>
/// <param name="through">The uses of the members that the call stands in, from the innermost to the outermost.</param>
/// <param name="bypasses">Where such a member returns without the call.</param>
internal sealed class QueryStep(IInvocationOperation call, ImmutableArray<IOperation> through, ImmutableArray<Bypass> bypasses)
{
    public IInvocationOperation Call { get; } = call;

    public ImmutableArray<IOperation> Through { get; } = through;

    public ImmutableArray<Bypass> Bypasses { get; } = bypasses;

    public string Name => Call.TargetMethod.Name;

    /// <summary>The step as it is seen from where its member is used.</summary>
    public QueryStep Within(ImmutableArray<IOperation> uses) => uses.IsEmpty ? this : new(Call, Through.AddRange(uses), Bypasses);

    /// <summary>The step, which the member around it does not always come to.</summary>
    public QueryStep Bypassed(IOperation otherReturn, int level) =>
        new(Call, Through, Bypasses.AddRange(Bypass.To(otherReturn, level)));
}

/// <summary>A choice, and the branch of it that leads past a step; in how many members around the step it stands.</summary>
internal readonly struct Bypass(IConditionalOperation choice, bool whenTrue, int level)
{
    public IConditionalOperation Choice { get; } = choice;

    public bool WhenTrue { get; } = whenTrue;

    public int Level { get; } = level;

    /// <summary>The choices that lead to a returned value.</summary>
    public static IEnumerable<Bypass> To(IOperation value, int level)
    {
        IOperation child = value;
        for (IOperation? parent = value.Parent; parent is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation;
            child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalOperation choice && child != choice.Condition)
                yield return new Bypass(choice, child == choice.WhenTrue, level);
        }
    }
}
