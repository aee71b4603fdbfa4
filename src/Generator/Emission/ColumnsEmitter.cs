using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Sql;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes <c>{Entity}Columns</c>, what the lambda of a query sees.</summary>
internal static class ColumnsEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var file = new SourceFile(entity.Place, entity.Place.HintName);
        SourceWriter writer = file.Writer;
        string name = entity.Name + "Columns";
        string? fault = FaultCode.Of(entity);
        writer.WriteLine($"/// <summary>The columns of {Doc.See(entity.Type)} in a query.</summary>\n{Code.GeneratedCode}");
        writer.Open($"{entity.Place.Accessibility} readonly partial struct {name} : {Code.Services}IEntityColumns<{name}>");
        writer.WriteLine(
            $"""
            private readonly {Code.Services}JoinPath? _path;

            private {name}({Code.Services}JoinPath? path) => _path = path;

            {Code.Services}JoinPath? {Code.Services}IEntityColumns<{name}>.Path => _path;

            static {name} {Code.Services}IEntityColumns<{name}>.At({Code.Services}JoinPath? path) => new(path);
            """);
        foreach (ColumnModel column in entity.Columns)
        {
            string value = fault ?? $"new({entity.Name}Mapping.Model.{ModelCode.FieldName(column)}.At(_path))";
            string member = $"/// <summary>{Describe(column)}</summary>\npublic {ColumnType(column)} {Code.Property(column)} => {value};";

            // Text is compared with text, whether one of them may be null or not, and over a relation each may be: without annotations all of that is allowed.
            writer.WriteLine(IsText(column) ? $"\n#nullable disable annotations\n{member}\n#nullable restore annotations" : "\n" + member);
        }

        writer.Close();
        return file.Close();
    }

    private static bool IsText(ColumnModel column) => column.Value is { Shape: ValueShape.Primitive, ClrType: "string" };

    private static string ColumnType(ColumnModel column) => column switch
    {
        _ when IsText(column) => "global::SmrtGen.Column<string>",
        { Value: { Shape: ValueShape.Primitive, Store: StoreKind.Boolean }, IsClrNullable: false } => "global::SmrtGen.BoolColumn",
        { Value.Shape: ValueShape.Primitive } when StoreCode.IsNumber(column.Value.Store) => $"global::SmrtGen.NumberColumn<{column.ClrType}>",
        _ => $"global::SmrtGen.Column<{column.ClrType}>",
    };

    private static string Describe(ColumnModel column)
    {
        string type = column.Value.Shape == ValueShape.Unsupported ? "unsupported" : StoreTypes.Of(column, Engine.PostgreSql);
        string role = column switch
        {
            { IsKey: true } => ", key",
            { IsConcurrencyToken: true } => ", concurrency token",
            { IsNullable: true } => ", nullable",
            _ => "",
        };
        return $"Column <c>{Doc.Escape(column.ColumnName)}</c>: {Doc.Escape(type)}{role}.";
    }
}
