using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Sql;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes <c>{Entity}Schema</c>, the DDL as constants.</summary>
internal static class SchemaEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var file = new SourceFile(entity.Place, entity.Place.HintName);
        SourceWriter writer = file.Writer;
        string table = Doc.Escape(entity.Table.Name);
        string? fault = FaultCode.Of(entity);
        SqlPair none = new("", "");
        var sql = new TableSql(entity);
        SqlPair create = fault is null ? sql.Table : none;
        SqlPair indexes = fault is null ? sql.Indexes : none;

        writer.WriteLine($"/// <summary>The DDL of <c>{table}</c>. Each statement can be run again without harm.</summary>\n{Code.GeneratedCode}");
        writer.Open($"{entity.Place.Accessibility} static partial class {entity.Name}Schema");
        WriteConstant("PostgreSqlTable", "Creates the table on PostgreSQL, without its foreign keys.", create.PostgreSql);
        WriteConstant("PostgreSqlForeignKeys", "Adds the foreign keys on PostgreSQL, once every table exists.", fault is null ? sql.ForeignKeys : "");
        WriteConstant("PostgreSqlIndexes", "Creates the indexes on PostgreSQL.", indexes.PostgreSql);
        WriteConstant("SqliteTable", "Creates the table on SQLite, with its foreign keys.", create.Sqlite);
        WriteConstant("SqliteIndexes", "Creates the indexes on SQLite.", indexes.Sqlite);
        if (entity.IsCached)
        {
            writer.WriteLine(
                $"""
                /// <summary>Creates the triggers by which caches hear of writes by other programs, on PostgreSQL 14 and later.</summary>
                /// <remarks>Not part of <see cref="Schema"/>: run it in a migration, after the table was created. Each changed row becomes a notification when its transaction commits.</remarks>
                public const string PostgreSqlCacheTriggers = {(fault is null ? Code.RawLiteral(new CacheTriggerSql(entity).Triggers) : "\"\"")};

                """);
        }

        writer.WriteLine(
            $"""
            /// <summary>All of it, as a context takes it.</summary>
            public static {Code.Services}EntitySchema Schema => {fault ?? $"""
            new(
                {Code.Literal(entity.Table.Name)},
                new global::SmrtGen.SqlText(PostgreSqlTable, SqliteTable),
                new global::SmrtGen.SqlText(PostgreSqlForeignKeys, ""),
                new global::SmrtGen.SqlText(PostgreSqlIndexes, SqliteIndexes))
            """};
            """);
        writer.Close();
        return file.Close();

        void WriteConstant(string name, string summary, string text)
            => writer.WriteLine($"{Doc.Summary(summary)}\npublic const string {name} = {(text.Length == 0 ? "\"\"" : Code.RawLiteral(text))};\n");
    }
}
