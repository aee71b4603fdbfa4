using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>What the runtime knows about an entity besides its statements. One per entity, made when the entity is first used.</summary>
/// <param name="name">The class's name, as people see it in errors, spans and logs.</param>
/// <param name="table">The quoted table for each engine.</param>
/// <param name="schemaHash">A hash of everything that decides the shape of a row; part of cache keys.</param>
/// <param name="columns">The columns in the order of the select list.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EntityInfo(string name, SqlText table, string schemaHash, params IColumnInfo[] columns)
{
    private QueryPlanCache? _plans;
    private FinderTexts? _finderTexts;

    /// <summary>The class's name.</summary>
    public string Name { get; } = name;

    /// <summary>The quoted table.</summary>
    public SqlText Table { get; } = table;

    /// <summary>A hash of the shape of a row.</summary>
    public string SchemaHash { get; } = schemaHash;

    /// <summary>The columns in the order of the select list.</summary>
    public IReadOnlyList<IColumnInfo> Columns { get; } = columns;

    /// <summary>The positions of the key columns in <see cref="Columns"/>.</summary>
    public int[] KeyOrdinals { get; init; } = [0];

    /// <summary>The most rows a list may hold; 0: the context's.</summary>
    public int MaxLimit { get; init; }

    /// <summary>How many levels of relations a read may include.</summary>
    public int MaxDepth { get; init; } = 3;

    /// <summary>How long a statement may run, in milliseconds; 0: the context's.</summary>
    public int TimeoutMs { get; init; }

    /// <summary>A key of a cached entity as invalidations and the shared cache know it; null where the entity is not cached.</summary>
    public Func<object, string>? FormatKey { get; init; }

    internal FinderTexts FinderTexts => _finderTexts ?? Interlocked.CompareExchange(ref _finderTexts, new FinderTexts(), null) ?? _finderTexts;

    internal QueryPlanCache Plans => _plans ?? Interlocked.CompareExchange(ref _plans, new QueryPlanCache(), null) ?? _plans;
}
