using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>The columns of an entity as a query sees them. Implemented by the generated <c>{Entity}Columns</c> struct.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEntityColumns<TColumns>
    where TColumns : struct, IEntityColumns<TColumns>
{
    /// <summary>The columns as reached over a relation; null: of the query's own entity.</summary>
    static abstract TColumns At(JoinPath? path);

    /// <summary>How the columns were reached; null: they are of the query's own entity.</summary>
    JoinPath? Path { get; }
}
