namespace SmrtGen.Generator.Model;

/// <summary>A column that a relation goes along, of whichever entity.</summary>
internal sealed record RelationColumn(string PropertyName, string ColumnName, ValueModel Value, bool IsNullable, bool IsClrNullable);
