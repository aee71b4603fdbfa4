using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes the other part of a view: its columns, and how a row becomes one.</summary>
internal static class ViewEmitter
{
    public static SourceText Emit(ViewModel view)
    {
        var file = new SourceFile(view.Place, view.Place.HintName);
        SourceWriter writer = file.Writer;
        string contract = $"{Code.Services}IEntityView<{view.EntityType}, {view.Type}>";
        string columns = $"static global::System.Collections.Generic.IReadOnlyList<{Code.Services}IColumnInfo> {contract}.ViewColumns";
        string read = $"static {view.Type} {contract}.ReadView(in {Code.Services}Row row)";
        writer.Open($"{view.Header} : {contract}");
        if (view.Fault is { } fault)
        {
            string body = FaultCode.Throw(view.Type, fault);
            writer.WriteLine($"{Code.GeneratedCode}\n{columns} => {body};\n\n{Code.GeneratedCode}\n{read} => {body};");
        }
        else
        {
            writer.WriteLine($"{Code.GeneratedCode}\n{columns} {"{ get; }"} =\n[");
            writer.Indent();
            foreach (ColumnModel column in view.Columns)
                writer.WriteLine($"{view.EntityMapping}.Model.{ModelCode.FieldName(column)},");
            writer.Unindent();
            writer.WriteLine("];\n");
            writer.Open($"{Code.GeneratedCode}\n{read}");
            new ConstructionCode(view.Columns, view.Construction, new ValueCode(view.EntityMapping).Read).WriteConstruction(writer, "view", view.Type);
            writer.WriteLine("return view;");
            writer.Close();
            WriteAccessors(writer, view);
        }

        writer.Close();
        return file.Close();
    }

    private static void WriteAccessors(SourceWriter writer, ViewModel view)
    {
        if (view.Construction is { ThroughAccessor: false, Written.Count: 0 })
            return;
        writer.WriteLine();
        if (view.Construction.ThroughAccessor)
            AccessorCode.WriteConstructor(writer, view.Type, view.Construction);
        AccessorCode.WriteHooks(writer, view.Construction.Written.Select(ordinal => view.Columns[ordinal]));
        foreach (int ordinal in view.Construction.Written)
            AccessorCode.WriteAccessor(writer, view.Columns[ordinal]);
    }
}
