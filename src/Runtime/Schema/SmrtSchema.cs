using System.Data.Common;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>The tables of a context.</summary>
public sealed class SmrtSchema
{
    private readonly SmrtDatabase _database;
    private readonly IReadOnlyList<EntitySchema> _schemas;

    internal SmrtSchema(SmrtDatabase database, IReadOnlyList<EntitySchema> schemas)
    {
        _database = database;
        _schemas = schemas;
    }

    /// <summary>The DDL in the database's dialect: tables, then foreign keys, then indexes. Running it again does no harm.</summary>
    public string Script => string.Join("\n\n", Statements());

    /// <summary>Creates what is missing, in one transaction. Tables that exist are left as they are.</summary>
    public async ValueTask CreateAsync(CancellationToken cancellationToken = default)
    {
        TransactionSession session = await TransactionSession.BeginAsync(
            _database, new SmrtContextOptions(), null, System.Data.IsolationLevel.Unspecified, cancellationToken).ConfigureAwait(false);
        SmrtTransaction transaction = new(session);
        await using (transaction.ConfigureAwait(false))
        {
            string? sql = null;
            try
            {
                if (_database.SchemaLockSql is { } schemaLock)
                    await ExecuteAsync(session, schemaLock, cancellationToken).ConfigureAwait(false);
                foreach (string statement in Statements())
                    await ExecuteAsync(session, sql = statement, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException exception)
            {
                throw new SmrtException($"The schema could not be created: {exception.Message}", exception) { Operation = "CreateAsync", Sql = sql };
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask ExecuteAsync(TransactionSession session, string sql, CancellationToken cancellationToken)
    {
        DatabaseSession entered = session.Enter();
        try
        {
            DbCommand command = entered.Connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.Transaction = entered.Transaction;
                command.CommandText = sql;
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            session.Leave();
        }
    }

    private IEnumerable<string> Statements()
    {
        DatabaseEngine engine = _database.Engine;
        return _schemas.Select(s => s.CreateTable.For(engine))
            .Concat(_schemas.Select(s => s.CreateForeignKeys.For(engine)))
            .Concat(_schemas.Select(s => s.CreateIndexes.For(engine)))
            .Where(s => s.Length > 0);
    }
}
