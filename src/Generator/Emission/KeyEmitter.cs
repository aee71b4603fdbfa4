using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes <c>{Entity}Key</c>, the key of several columns.</summary>
internal static class KeyEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var file = new SourceFile(entity.Place, entity.Place.HintName);
        SourceWriter writer = file.Writer;
        ColumnModel[] keys = [.. entity.Key.Ordinals.Select(ordinal => entity.Columns[ordinal])];
        writer.WriteLine($"/// <summary>The key of {Doc.See(entity.Type)}.</summary>");
        foreach (ColumnModel key in keys)
            writer.WriteLine($"/// <param name=\"{key.PropertyName}\">Column <c>{Doc.Escape(key.ColumnName)}</c>.</param>");
        writer.WriteLine(Code.GeneratedCode);
        writer.WriteLine(
            $"{entity.Place.Accessibility} readonly partial record struct {entity.Name}Key({string.Join(", ", keys.Select(key => $"{key.Value.ClrType} {Code.Property(key)}"))});");
        return file.Close();
    }
}
