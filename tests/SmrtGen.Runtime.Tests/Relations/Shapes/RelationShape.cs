using SmrtGen.CompilerServices;
using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Relations.Shapes;

/// <summary>A relation, and the ways to read it. Each gives a line for a parent, with the keys of what it is related to.</summary>
/// <param name="name">Entity and navigation.</param>
/// <param name="levels">How many relations are followed.</param>
/// <param name="sql">The same by hand: rows of parent and child for the first <c>@p1</c> parents.</param>
public abstract class RelationShape(string name, int levels, string sql)
{
    public string Name { get; } = name;

    public int Levels { get; } = levels;

    public abstract Task<List<string>> ListAsync(SmrtScope scope, int parents);

    public abstract Task<List<string>> SingleAsync(SmrtScope scope);

    public abstract Task<List<string>> StreamAsync(SmrtScope scope, int parents);

    public abstract Task<List<string>> PageAsync(SmrtScope scope, int parents);

    /// <summary>The list without the relation, which each entity then loads.</summary>
    public abstract Task<List<string>> LoopAsync(SmrtScope scope, int parents);

    public async Task<List<string>> ByHandAsync(TestDatabase database, int parents)
        => [.. (await database.Sql.RowsAsync(sql, parents))
            .GroupBy(row => RowText.Of(row[0]), row => row[1])
            .Select(group => Line(group.Key, group.Where(child => child is not null).Select(child => RowText.Of(child))))
            .Order(StringComparer.Ordinal)];

    // Guids are text in upper case on SQLite.
    protected static string Line(string parent, IEnumerable<string> children)
        => $"{parent}: {string.Join(", ", children.Order(StringComparer.Ordinal))}".ToUpperInvariant();
}

/// <inheritdoc/>
/// <param name="all">All parents, in the order of their keys.</param>
/// <param name="include">Includes the relation.</param>
/// <param name="load">Loads the relation of one parent.</param>
/// <param name="key">A parent's key.</param>
/// <param name="children">The keys of what it is related to.</param>
public sealed class RelationShape<TEntity, TColumns>(
    string name,
    string sql,
    Func<SmrtScope, Query<TEntity, TColumns>> all,
    Func<Query<TEntity, TColumns>, Query<TEntity, TColumns>> include,
    Func<TEntity, SmrtScope, Task> load,
    Func<TEntity, string> key,
    Func<TEntity, IEnumerable<object?>> children,
    int levels = 1) : RelationShape(name, levels, sql)
    where TEntity : class
    where TColumns : struct, IEntityColumns<TColumns>
{
    public override async Task<List<string>> ListAsync(SmrtScope scope, int parents)
        => Lines(await include(all(scope)).Take(parents).ToListAsync());

    public override async Task<List<string>> SingleAsync(SmrtScope scope) => Lines([await include(all(scope)).FirstAsync()]);

    public override async Task<List<string>> StreamAsync(SmrtScope scope, int parents)
    {
        List<string> lines = [];
        await foreach (TEntity entity in include(all(scope)).Take(parents).AsAsyncEnumerable())
            lines.AddRange(Lines([entity]));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public override async Task<List<string>> PageAsync(SmrtScope scope, int parents)
        => Lines((await include(all(scope)).PageAsync(parents)).Items);

    public override async Task<List<string>> LoopAsync(SmrtScope scope, int parents)
    {
        List<TEntity> entities = await all(scope).Take(parents).ToListAsync();
        foreach (TEntity entity in entities)
            await load(entity, scope);
        return Lines(entities);
    }

    private List<string> Lines(IEnumerable<TEntity> entities)
        => [.. entities.Select(entity => Line(key(entity), children(entity).Where(child => child is not null).Select(child => RowText.Of(child)))).Order(StringComparer.Ordinal)];
}
