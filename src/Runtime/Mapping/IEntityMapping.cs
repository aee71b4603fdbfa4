using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>Everything about one entity that the compiler writes and the kernel uses: statements, how a row becomes an object, how an object becomes parameters.</summary>
/// <remarks>Implemented by the generated <c>{Entity}Mapping</c> struct, so that the kernel is compiled for each entity and calls are inlined.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEntityMapping<TEntity, TKey>
    where TEntity : class
    where TKey : notnull
{
    /// <summary>Names, columns and limits.</summary>
    static abstract EntityInfo Info { get; }

    /// <summary>One row by key.</summary>
    static abstract SqlText FindSql { get; }

    /// <summary>Rows by many keys: one array parameter per key column.</summary>
    static abstract SqlText FindManySql { get; }

    /// <summary>One value when a row with the key exists, else no row.</summary>
    static abstract SqlText ExistsSql { get; }

    /// <summary>Inserts with the key that the object holds.</summary>
    static abstract SqlText InsertSql { get; }

    /// <summary>Inserts and lets the database make the key. The same as <see cref="InsertSql"/> where the database does not.</summary>
    static abstract SqlText InsertGeneratedKeySql { get; }

    /// <summary><see cref="InsertSql"/> of PostgreSQL with an array for each column; null where a column is no element of an array.</summary>
    static virtual string? InsertRowsSql => null;

    /// <summary><see cref="InsertGeneratedKeySql"/> of PostgreSQL with an array for each column.</summary>
    static virtual string? InsertRowsGeneratedKeySql => null;

    /// <summary>Updates every column that may change.</summary>
    static abstract SqlText UpdateSql { get; }

    /// <summary>Inserts, or updates the row that has the key.</summary>
    static abstract SqlText UpsertSql { get; }

    /// <summary>Deletes by key.</summary>
    static abstract SqlText DeleteSql { get; }

    /// <summary>Deletes by key and concurrency token; the same as <see cref="DeleteSql"/> without a token.</summary>
    static abstract SqlText DeleteEntitySql { get; }

    /// <summary>Whether the key is an integer that the database makes when the object holds 0.</summary>
    static abstract bool HasDatabaseGeneratedKey { get; }

    /// <summary>Whether the entity has a concurrency token.</summary>
    static abstract bool HasConcurrencyToken { get; }

    /// <summary>Whether <see cref="InsertSql"/> and <see cref="UpsertSql"/> return columns that the database made.</summary>
    static abstract bool InsertReturnsRow { get; }

    /// <summary>Whether <see cref="UpdateSql"/> returns columns that the database made.</summary>
    static abstract bool UpdateReturnsRow { get; }

    /// <summary>Makes an object of a row in the order of <see cref="EntityInfo.Columns"/>.</summary>
    static abstract TEntity Read(in Row row);

    /// <summary>Puts what <see cref="InsertSql"/>, <see cref="InsertGeneratedKeySql"/> or <see cref="UpsertSql"/> returned into the object: the key (when the database makes it), then computed columns.</summary>
    static abstract void ReadInserted(in Row row, TEntity entity);

    /// <summary>Puts what <see cref="UpdateSql"/> returned into the object.</summary>
    static abstract void ReadUpdated(in Row row, TEntity entity);

    /// <summary>The object's key.</summary>
    static abstract TKey GetKey(TEntity entity);

    /// <summary>Whether the object's key is still to be made by the database (its value is the type's default).</summary>
    static abstract bool IsKeyUnset(TEntity entity);

    /// <summary>Makes a key on the client where the key is an unset <see cref="Guid"/>; otherwise does nothing.</summary>
    static abstract void PrepareKey(TEntity entity);

    /// <summary>Sets the key's parameters from position 0.</summary>
    static abstract void BindKey(ParameterWriter parameters, TKey key);

    /// <summary>Sets the array parameters of <see cref="FindManySql"/>.</summary>
    static abstract void BindKeys(ParameterWriter parameters, IReadOnlyList<TKey> keys);

    /// <summary>Sets the parameters of <see cref="InsertSql"/> and <see cref="UpsertSql"/>.</summary>
    static abstract void BindInsert(ParameterWriter parameters, TEntity entity);

    /// <summary>Sets the parameters of <see cref="InsertGeneratedKeySql"/>.</summary>
    static abstract void BindInsertGeneratedKey(ParameterWriter parameters, TEntity entity);

    /// <summary>Sets the parameters of <see cref="UpdateSql"/>.</summary>
    static abstract void BindUpdate(ParameterWriter parameters, TEntity entity);

    /// <summary>Sets the parameters of <see cref="DeleteEntitySql"/>.</summary>
    static abstract void BindDelete(ParameterWriter parameters, TEntity entity);

    /// <summary>Runs the hook before an insert.</summary>
    static abstract void Inserting(TEntity entity);

    /// <summary>Runs the hook after an insert.</summary>
    static abstract void Inserted(TEntity entity);

    /// <summary>Runs the hook before an update.</summary>
    static abstract void Updating(TEntity entity);

    /// <summary>Runs the hook after an update.</summary>
    static abstract void Updated(TEntity entity);

    /// <summary>Runs the hook before a delete.</summary>
    static abstract void Deleting(TKey key);

    /// <summary>Runs the hook after a delete.</summary>
    static abstract void Deleted(TKey key);
}
