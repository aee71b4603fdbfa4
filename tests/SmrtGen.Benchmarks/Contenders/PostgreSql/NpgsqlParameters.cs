using Npgsql;
using NpgsqlTypes;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.PostgreSql;

/// <summary>Typed parameters, made anew for each command.</summary>
internal static class NpgsqlParameters
{
    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    public static void AddReview(NpgsqlParameterCollection parameters, Review review)
    {
        parameters.Add(new NpgsqlParameter<int> { TypedValue = review.ProductId });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = review.CustomerId });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = review.Rating });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = review.Body });
        parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = review.CreatedAt });
    }

    public static void AddProduct(NpgsqlParameterCollection parameters, Product product)
    {
        parameters.Add(new NpgsqlParameter<int> { TypedValue = product.Id });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = product.Sku });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = product.Name });
        AddNullable(parameters, product.Description, NpgsqlDbType.Text);
        parameters.Add(new NpgsqlParameter<decimal> { TypedValue = product.Price });
        AddNullable(parameters, product.Cost, NpgsqlDbType.Numeric);
        parameters.Add(new NpgsqlParameter<int> { TypedValue = product.CategoryId });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = product.Stock });
        parameters.Add(new NpgsqlParameter<double> { TypedValue = product.Weight });
        parameters.Add(new NpgsqlParameter<bool> { TypedValue = product.IsActive });
        parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = product.CreatedAt });
        AddNullable(parameters, product.UpdatedAt, NpgsqlDbType.TimestampTz);
    }

    private static void AddNullable(NpgsqlParameterCollection parameters, string? value, NpgsqlDbType type)
        => parameters.Add(value is null ? Null(type) : new NpgsqlParameter<string> { TypedValue = value });

    private static void AddNullable<T>(NpgsqlParameterCollection parameters, T? value, NpgsqlDbType type)
        where T : struct
        => parameters.Add(value is { } present ? new NpgsqlParameter<T> { TypedValue = present } : Null(type));

    private static NpgsqlParameter Null(NpgsqlDbType type) => new() { NpgsqlDbType = type, Value = DBNull.Value };
}
