using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using SmrtGen;

SQLitePCL.Batteries_V2.Init();
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, ShopJson.Default));
builder.Services.AddShopDb(o => o.UseSqlite(SqliteFactory.Instance, "Data Source=:memory:").LogSlowQueries());

WebApplication app = builder.Build();
ShopDb db = app.Services.GetRequiredService<ShopDb>();
await db.Schema.CreateAsync();
await db.Products.InsertAsync(new Product { Name = "Lamp" });

app.MapGet("/products/{id:int}", async (int id, ShopDb shop, CancellationToken cancellationToken)
    => await shop.Products.FindAsync(id, cancellationToken) is { } product ? Results.Ok(product) : Results.NotFound());
await app.RunAsync();

[Smrt]
public partial class Product
{
    public int Id { get; set; }

    public required string Name { get; set; }
}

[SmrtContext]
public sealed partial class ShopDb;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Product))]
public sealed partial class ShopJson : JsonSerializerContext;
