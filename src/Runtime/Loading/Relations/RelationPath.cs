namespace SmrtGen.CompilerServices;

/// <summary>The relations that an include follows.</summary>
internal static class RelationPath
{
    public static Relation[] Of(JoinPath? path)
    {
        Stack<Relation> relations = new();
        for (JoinPath? at = path; at is not null; at = at.Parent)
            relations.Push(at.Relation);
        return relations.Count > 0
            ? [.. relations]
            : throw new ArgumentException("The lambda names no relation; one was expected, such as o => o.Customer.");
    }

    public static QueryDefinition Refine<TTarget, TTargetColumns>(Func<Query<TTarget, TTargetColumns>, Query<TTarget, TTargetColumns>>? refine)
        where TTarget : class
        where TTargetColumns : struct, IEntityColumns<TTargetColumns>
    {
        if (refine is null)
            return default;
        QueryDefinition definition = refine(new Query<TTarget, TTargetColumns>(null)).Definition;
        return definition.IsDistinct
            ? throw new ArgumentException("Distinct has no meaning for included rows: each belongs to its owner once.", nameof(refine))
            : definition;
    }

    public static void ThrowIfTooDeep(EntityInfo root, IncludeNode[] includes)
    {
        int depth = includes.Max(node => node.Depth);
        if (depth > root.MaxDepth)
        {
            throw new QueryDepthExceededException(
                $"The query includes {depth} levels of relations; {root.Name} allows {root.MaxDepth} (MaxDepth).") { Entity = root.Name };
        }
    }
}
