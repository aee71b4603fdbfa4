namespace SmrtGen.CompilerServices;

/// <summary>Where entities came from: the context or transaction, and how many relations away from a query.</summary>
internal sealed record PeerOrigin(SmrtScope Scope, int Depth, int MaxDepth)
{
    public PeerOrigin Deeper() => this with { Depth = Depth + 1 };
}
