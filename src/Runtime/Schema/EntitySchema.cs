using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>The DDL of one entity. Every part can be run again without harm.</summary>
/// <param name="Table">The table's name, as people see it.</param>
/// <param name="CreateTable">Creates the table; on SQLite with its foreign keys.</param>
/// <param name="CreateForeignKeys">Adds the foreign keys once every table exists; empty where there are none.</param>
/// <param name="CreateIndexes">Creates the indexes; empty where there are none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EntitySchema(string Table, SqlText CreateTable, SqlText CreateForeignKeys, SqlText CreateIndexes);
