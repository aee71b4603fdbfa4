namespace SmrtGen.CompilerServices;

/// <summary>One relation to load with a query, how its rows are refined, and what is loaded with them. Immutable.</summary>
internal sealed class IncludeNode(Relation relation, QueryDefinition refinement, IncludeNode[] children)
{
    public Relation Relation { get; } = relation;

    /// <summary>Filter, order and limit per owner.</summary>
    public QueryDefinition Refinement { get; } = refinement;

    public IncludeNode[] Children { get; } = children;

    public int Depth => 1 + (Children.Length == 0 ? 0 : Children.Max(c => c.Depth));

    /// <summary>Adds a path of relations to a set of nodes; relations that are there already are merged.</summary>
    public static IncludeNode[] Add(IncludeNode[]? nodes, ReadOnlySpan<Relation> path, QueryDefinition refinement)
    {
        nodes ??= [];
        if (path.IsEmpty)
            return nodes;

        Relation relation = path[0];
        ReadOnlySpan<Relation> rest = path[1..];
        int index = Array.FindIndex(nodes, n => ReferenceEquals(n.Relation, relation));
        IncludeNode existing = index < 0 ? new IncludeNode(relation, default, []) : nodes[index];
        IncludeNode[] children = rest.IsEmpty ? Merge(existing.Children, refinement.Includes) : Add(existing.Children, rest, refinement);
        IncludeNode merged = new(relation, rest.IsEmpty ? Merge(existing, refinement with { Includes = null }) : existing.Refinement, children);
        if (index < 0)
            return [.. nodes, merged];
        IncludeNode[] copy = [.. nodes];
        copy[index] = merged;
        return copy;
    }

    /// <summary>Naming a relation again, to continue from it, keeps how it was refined.</summary>
    private static QueryDefinition Merge(IncludeNode existing, QueryDefinition refinement)
        => refinement == default || refinement == existing.Refinement ? existing.Refinement
            : existing.Refinement == default ? refinement
            : throw new InvalidOperationException(
                $"{existing.Relation.Display} is included twice, each time filtered, ordered or limited in another way. Refine it in one of the two.");

    private static IncludeNode[] Merge(IncludeNode[] nodes, IncludeNode[]? added)
    {
        foreach (IncludeNode node in added ?? [])
        {
            nodes = Add(nodes, [node.Relation], node.Refinement with { Includes = node.Children });
        }

        return nodes;
    }
}
