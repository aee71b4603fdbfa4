using System.Data.Common;
using System.Globalization;

namespace SmrtGen.Runtime.Tests.Support;

/// <summary>Runs SQL written by hand through the driver. Values become the parameters <c>@p1</c>, <c>@p2</c>, ….</summary>
public sealed class HandSql(DbDataSource driver)
{
    /// <summary>Runs a statement or, without values, a script of several.</summary>
    public async Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        await using DbConnection connection = await driver.OpenConnectionAsync();
        await using DbCommand command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row, as <typeparamref name="T"/> whatever number or text type the engine has for it.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, params object?[] values)
    {
        await using DbConnection connection = await driver.OpenConnectionAsync();
        await using DbCommand command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync() switch
        {
            null or DBNull => default,
            T value => value,
            { } value => (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
        };
    }

    /// <summary>All rows as the driver gives them, with <see langword="null"/> for NULL.</summary>
    public async Task<List<object?[]>> RowsAsync(string sql, params object?[] values)
    {
        await using DbConnection connection = await driver.OpenConnectionAsync();
        await using DbCommand command = Command(connection, sql, values);
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<object?[]> rows = [];
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    private static DbCommand Command(DbConnection connection, string sql, object?[] values)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i + 1}");
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
