namespace SmrtGen.Generator.Model;

/// <summary>A table and its schema, as written in the database, not quoted.</summary>
internal sealed record TableName(string? Schema, string Name);
