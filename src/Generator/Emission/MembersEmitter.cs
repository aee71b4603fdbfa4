using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes the members that an entity itself needs, so that its mapping can set what only the entity reaches.</summary>
internal static class MembersEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var file = new SourceFile(entity.Place, entity.Place.HintName);
        file.Writer.Open(entity.Header);
        AccessorCode.WriteHooks(file.Writer, entity.Columns);
        file.Writer.Close();
        return file.Close();
    }
}
