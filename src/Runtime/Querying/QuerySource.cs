using System.ComponentModel;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>Where queries of an entity run; the base of its repository.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QuerySource<TEntity>
    where TEntity : class
{
    private protected QuerySource(SmrtScope scope) => Scope = scope ?? throw new ArgumentNullException(nameof(scope));

    /// <summary>The context or transaction.</summary>
    protected SmrtScope Scope { get; }

    internal SmrtScope OwnScope => Scope;

    internal abstract EntityInfo Entity { get; }

    internal abstract ValueTask<List<TEntity>> ToListAsync(string operation, QueryDefinition query, CancellationToken cancellationToken);

    internal abstract ValueTask<TEntity?> FirstAsync(string operation, QueryDefinition query, bool mustBeOnly, CancellationToken cancellationToken);

    internal abstract RowReader<TEntity> Reader { get; }

    /// <summary>Makes entities that were read together peers and loads what the query includes.</summary>
    internal abstract ValueTask CompleteAsync(SmrtScope scope, List<TEntity> entities, QueryDefinition query, string operation, CancellationToken cancellationToken);

    internal abstract IAsyncEnumerable<TEntity> StreamAsync(QueryDefinition query, CancellationToken cancellationToken);
}
