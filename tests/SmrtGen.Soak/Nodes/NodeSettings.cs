namespace SmrtGen.Soak.Nodes;

/// <summary>What a node is told when it starts: one line of JSON on its standard input.</summary>
internal sealed record NodeSettings
{
    public required int Node { get; init; }

    /// <summary>How often the node was started before, in this run.</summary>
    public int Restarts { get; init; }

    /// <summary>Where its log goes.</summary>
    public required string Folder { get; init; }

    public required string Postgres { get; init; }

    /// <summary>host:port of the shared cache.</summary>
    public required string Redis { get; init; }

    /// <summary>Which channel carries invalidations: notify, redis, or none where there is one node.</summary>
    public required string Channel { get; init; }

    public bool IsCached { get; init; } = true;

    public required int Keys { get; init; }

    public required int Readers { get; init; }

    public required int Writers { get; init; }

    /// <summary>Of all its readers together, in a second.</summary>
    public required int ReadRate { get; init; }

    /// <summary>Of all its writers together, in a second.</summary>
    public required int WriteRate { get; init; }

    public int Seed { get; init; }

    /// <summary>A mistake to make on purpose.</summary>
    public string? Bug { get; init; }
}
