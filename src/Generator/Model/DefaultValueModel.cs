namespace SmrtGen.Generator.Model;

/// <summary>A column's default as SQL text.</summary>
internal sealed record DefaultValueModel(string PostgreSql, string Sqlite);
