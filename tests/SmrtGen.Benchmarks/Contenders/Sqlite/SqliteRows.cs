using Microsoft.Data.Sqlite;
using SmrtGen.Benchmarks.Plain;

namespace SmrtGen.Benchmarks.Contenders.Sqlite;

/// <summary>Rows read with typed getters, by ordinal.</summary>
internal static class SqliteRows
{
    public static Product Product(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        Sku = reader.GetString(1),
        Name = reader.GetString(2),
        Description = reader.IsDBNull(3) ? null : reader.GetString(3),
        Price = Money(reader, 4),
        Cost = reader.IsDBNull(5) ? null : Money(reader, 5),
        CategoryId = reader.GetInt32(6),
        Stock = reader.GetInt32(7),
        Weight = reader.GetDouble(8),
        IsActive = reader.GetBoolean(9),
        CreatedAt = Utc(reader.GetDateTime(10)),
        UpdatedAt = reader.IsDBNull(11) ? null : Utc(reader.GetDateTime(11)),
    };

    public static Order Order(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        CustomerId = reader.GetInt32(1),
        Status = reader.GetInt32(2),
        Total = Money(reader, 3),
        PlacedAt = Utc(reader.GetDateTime(4)),
    };

    public static Customer CustomerAfterOrder(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt32(5),
        Name = reader.GetString(6),
        Email = reader.GetString(7),
        City = reader.IsDBNull(8) ? null : reader.GetString(8),
        CreatedAt = Utc(reader.GetDateTime(9)),
    };

    public static OrderItem Item(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        OrderId = reader.GetInt32(1),
        ProductId = reader.GetInt32(2),
        Quantity = reader.GetInt32(3),
        UnitPrice = Money(reader, 4),
    };

    public static Review Review(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        ProductId = reader.GetInt32(1),
        CustomerId = reader.GetInt32(2),
        Rating = reader.GetInt32(3),
        Body = reader.GetString(4),
        CreatedAt = Utc(reader.GetDateTime(5)),
    };

    /// <summary>The driver's GetDecimal goes through text; a number of up to 15 digits is exact without.</summary>
    private static decimal Money(SqliteDataReader reader, int ordinal) => (decimal)reader.GetDouble(ordinal);

    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
