using System.Collections.Immutable;

namespace SmrtGen.Analyzers.Queries;

/// <summary>The way from a called member to a round trip: the members between them, and the round trip.</summary>
internal sealed class CallPath(QueryCall call, ImmutableArray<string> members, int conditions)
{
    public QueryCall Call { get; } = call;

    public ImmutableArray<string> Members { get; } = members;

    /// <summary>How many conditions of the members on the way must hold.</summary>
    public int Conditions { get; } = conditions;

    public CallPath Through(string member) => new(Call, Members.Insert(0, member), Conditions);

    public CallPath Under(int conditions) => conditions == 0 ? this : new(Call, Members, Conditions + conditions);

    /// <summary>The one that fewer conditions stand before.</summary>
    public static CallPath? Surer(CallPath? left, CallPath? right) =>
        left is null ? right : right is null || left.Conditions <= right.Conditions ? left : right;
}

/// <summary>What calling a member costs: at most one example of each effect.</summary>
internal sealed class MethodEffects(CallPath? read, CallPath? write, CallPath? commit)
{
    private const int MaxConditions = 1;

    public static readonly MethodEffects None = new(null, null, null);

    public CallPath? Read { get; } = read;

    public CallPath? Write { get; } = write;

    public CallPath? Commit { get; } = commit;

    public bool IsNone => Read is null && Write is null && Commit is null;

    public bool IsFull => Read is { Conditions: 0 } && Write is { Conditions: 0 } && Commit is { Conditions: 0 };

    /// <summary>
    /// The effect a report is about: of equally sure ones a read, which can be batched, then a commit, which can be moved, then a write.
    /// What happens only under several conditions on the way is no cost of each call.
    /// </summary>
    public CallPath? Main => CallPath.Surer(CallPath.Surer(Read, Commit), Write) is { Conditions: <= MaxConditions } path ? path : null;

    /// <summary>Whether an effect is new, or surer than it was.</summary>
    public bool Exceeds(MethodEffects other) => Exceeds(Read, other.Read) || Exceeds(Write, other.Write) || Exceeds(Commit, other.Commit);

    public MethodEffects Or(MethodEffects other) =>
        new(CallPath.Surer(Read, other.Read), CallPath.Surer(Write, other.Write), CallPath.Surer(Commit, other.Commit));

    public MethodEffects Under(int conditions) =>
        conditions == 0 || IsNone ? this : new(Read?.Under(conditions), Write?.Under(conditions), Commit?.Under(conditions));

    public MethodEffects And(MethodEffects other) => new(
        other.Read is null ? null : Read,
        other.Write is null ? null : Write,
        other.Commit is null ? null : Commit);

    public MethodEffects Through(string member) => IsNone
        ? this : new(Read?.Through(member), Write?.Through(member), Commit?.Through(member));

    public static MethodEffects Of(QueryCall call)
    {
        var path = new CallPath(call, [], conditions: 0);
        return call.Effect switch
        {
            QueryEffect.Read => new(path, null, null),
            QueryEffect.Write => new(null, path, null),
            _ => new(null, null, path),
        };
    }

    private static bool Exceeds(CallPath? now, CallPath? before) =>
        now is not null && (before is null || now.Conditions < before.Conditions);
}
