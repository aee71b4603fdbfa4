using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes the bodies of navigation properties: they hold what was loaded or set, and never query.</summary>
internal static class NavigationEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var file = new SourceFile(entity.Place, entity.Place.HintName);
        SourceWriter writer = file.Writer;
        writer.Open(entity.Header);
        for (int i = 0; i < entity.Relations.Count; i++)
        {
            if (i > 0)
                writer.WriteLine();
            WriteProperty(writer, entity, entity.Relations[i]);
        }

        writer.Close();
        return file.Close();
    }

    private static void WriteProperty(SourceWriter writer, EntityModel entity, RelationModel relation)
    {
        string field = $"_smrt{relation.PropertyName}";
        string type = relation.PropertyType;
        writer.WriteLine(
            $"""
            {Code.GeneratedCode}
            private {type} {field} = default!;
            {Code.GeneratedCode}
            private bool {field}IsLoaded;

            {Code.GeneratedCode}
            {relation.Declaration} {Identifiers.Escape(relation.PropertyName)}
            """);
        writer.Open();
        writer.WriteLine(
            $"get => {field}IsLoaded ? {field} : throw new global::SmrtGen.NavigationNotLoadedException({Code.Literal(entity.Name)}, {Code.Literal(relation.PropertyName)});");
        if (relation.Setter is { } setter)
        {
            writer.Open(setter);
            writer.WriteLine($"{field} = value;\n{field}IsLoaded = true;");
            writer.Close();
        }

        writer.Close();
    }
}
