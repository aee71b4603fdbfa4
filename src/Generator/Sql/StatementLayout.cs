using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Sql;

/// <summary>Which columns each statement sends and returns, in order. The statements and the code that binds them are both made of it.</summary>
internal sealed class StatementLayout
{
    public StatementLayout(EntityModel entity)
    {
        Keys = [.. entity.Key.Ordinals.Select(ordinal => entity.Columns[ordinal])];
        GeneratedKey = entity.Key.Generation == ValueGeneration.OnInsert ? Keys[0] : null;
        Token = entity.Columns.FirstOrDefault(column => column.IsConcurrencyToken);
        ColumnModel[] others = [.. entity.Columns.Where(column => column != GeneratedKey)];
        ColumnModel[] computed = [.. others.Where(column => !column.IsKey && column.Generation is ValueGeneration.OnInsert or ValueGeneration.Always)];

        Inserted = [.. others.Except(computed)];
        Updated = [.. others.Where(column => !column.IsKey && !column.IsConcurrencyToken && column.Generation != ValueGeneration.Always)];
        ReturnedByInsert = [.. One(GeneratedKey), .. computed, .. One(Token)];
        ReturnedByUpdate = [.. computed.Where(column => column.Generation == ValueGeneration.Always), .. One(Token)];
    }

    public IReadOnlyList<ColumnModel> Keys { get; }

    /// <summary>The key column that the database makes, or null.</summary>
    public ColumnModel? GeneratedKey { get; }

    /// <summary>The concurrency token, or null.</summary>
    public ColumnModel? Token { get; }

    /// <summary>Whether an update increments the token; otherwise it sends a new one.</summary>
    public bool IsTokenCounted => Token is { Value.Store: not (StoreKind.Bytes or StoreKind.Guid) };

    /// <summary>What an insert sends; where the key is sent although the database could make it, it comes last.</summary>
    public IReadOnlyList<ColumnModel> Inserted { get; }

    /// <summary>What an update sends. Then come: the new token unless it is counted, the key, the old token.</summary>
    public IReadOnlyList<ColumnModel> Updated { get; }

    public IReadOnlyList<ColumnModel> ReturnedByInsert { get; }

    public IReadOnlyList<ColumnModel> ReturnedByUpdate { get; }

    private static ColumnModel[] One(ColumnModel? column) => column is null ? [] : [column];
}
