namespace SmrtGen.Generator.Model;

/// <summary>A table and its schema, as written in the database, not quoted.</summary>
internal sealed record TableName(string? Schema, string Name)
{
    /// <summary>How people and caches name it: <c>shop.products</c>.</summary>
    public string FullName => Schema is null ? Name : $"{Schema}.{Name}";
}
