namespace SmrtGen.CompilerServices;

/// <summary>Where entities came from: the context or transaction, and how many relations away from a query.</summary>
internal sealed record PeerOrigin(SmrtScope Scope, int Depth, int MaxDepth)
{
    public PeerOrigin Deeper() => this with { Depth = Depth + 1 };

    /// <summary>Whether what one of the entities reads from a scope may be given to its peers too.</summary>
    /// <remarks>What a transaction sees must not reach entities that came from elsewhere, nor the other way round. Beyond the depth everybody loads alone.</remarks>
    public bool MayShare(SmrtScope scope)
        => Depth < MaxDepth
           && (ReferenceEquals(scope, Scope)
               || (!scope.IsTransaction && (!Scope.IsTransaction || Scope.HasEnded) && ReferenceEquals(scope.Database, Scope.Database)));
}
