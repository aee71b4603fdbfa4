using System.Collections.Immutable;

namespace SmrtGen.Analyzers.Queries;

/// <summary>The way from a called member to a round trip: the members between them, and the round trip.</summary>
internal sealed class CallPath(QueryCall call, ImmutableArray<string> members)
{
    public QueryCall Call { get; } = call;

    public ImmutableArray<string> Members { get; } = members;

    public CallPath Through(string member) => new(Call, Members.Insert(0, member));
}

/// <summary>What calling a member costs: at most one example of each effect.</summary>
internal sealed class MethodEffects(CallPath? read, CallPath? write, CallPath? commit)
{
    public static readonly MethodEffects None = new(null, null, null);

    public CallPath? Read { get; } = read;

    public CallPath? Write { get; } = write;

    public CallPath? Commit { get; } = commit;

    public bool IsNone => Read is null && Write is null && Commit is null;

    public bool IsFull => Read is not null && Write is not null && Commit is not null;

    /// <summary>The effect a report is about: a read can be batched, a commit can be moved, a write can be made bulk.</summary>
    public CallPath? Main => Read ?? Commit ?? Write;

    public MethodEffects Or(MethodEffects other) => new(Read ?? other.Read, Write ?? other.Write, Commit ?? other.Commit);

    public MethodEffects And(MethodEffects other) => new(
        other.Read is null ? null : Read,
        other.Write is null ? null : Write,
        other.Commit is null ? null : Commit);

    public MethodEffects Through(string member) => IsNone ? this : new(Read?.Through(member), Write?.Through(member), Commit?.Through(member));

    public static MethodEffects Of(QueryCall call)
    {
        var path = new CallPath(call, []);
        return call.Effect switch
        {
            QueryEffect.Read => new(path, null, null),
            QueryEffect.Write => new(null, path, null),
            _ => new(null, null, path),
        };
    }
}
