using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>Follows a to-one relation in a query. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RelatedColumns
{
    /// <summary>The columns on the other side of a relation.</summary>
    public static TColumns At<TColumns>(JoinPath? path, Relation relation)
        where TColumns : struct, IEntityColumns<TColumns>
        => TColumns.At(new JoinPath(path, relation));
}
