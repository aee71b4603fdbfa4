using Npgsql;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.PostgreSql;

/// <summary>Rows read with typed getters, by ordinal.</summary>
internal static class NpgsqlRows
{
    public static Product Product(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        Sku = reader.GetString(1),
        Name = reader.GetString(2),
        Description = reader.IsDBNull(3) ? null : reader.GetString(3),
        Price = reader.GetDecimal(4),
        Cost = reader.IsDBNull(5) ? null : reader.GetDecimal(5),
        CategoryId = reader.GetInt32(6),
        Stock = reader.GetInt32(7),
        Weight = reader.GetDouble(8),
        IsActive = reader.GetBoolean(9),
        CreatedAt = reader.GetDateTime(10),
        UpdatedAt = reader.IsDBNull(11) ? null : reader.GetDateTime(11),
    };

    public static Order Order(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        CustomerId = reader.GetInt32(1),
        Status = reader.GetInt32(2),
        Total = reader.GetDecimal(3),
        PlacedAt = reader.GetDateTime(4),
    };

    public static Customer CustomerAfterOrder(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(5),
        Name = reader.GetString(6),
        Email = reader.GetString(7),
        City = reader.IsDBNull(8) ? null : reader.GetString(8),
        CreatedAt = reader.GetDateTime(9),
    };

    public static OrderItem Item(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        OrderId = reader.GetInt32(1),
        ProductId = reader.GetInt32(2),
        Quantity = reader.GetInt32(3),
        UnitPrice = reader.GetDecimal(4),
    };

    public static Review Review(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        ProductId = reader.GetInt32(1),
        CustomerId = reader.GetInt32(2),
        Rating = reader.GetInt32(3),
        Body = reader.GetString(4),
        CreatedAt = reader.GetDateTime(5),
    };
}
