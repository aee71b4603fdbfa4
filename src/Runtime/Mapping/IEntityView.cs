using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>A projection of an entity. Implemented by the build on a type marked <see cref="SmrtViewAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEntityView<TEntity, TView>
    where TEntity : class
    where TView : IEntityView<TEntity, TView>
{
    /// <summary>The columns that are read, in order.</summary>
    static abstract IReadOnlyList<IColumnInfo> ViewColumns { get; }

    /// <summary>Makes the projection of a row in the order of <see cref="ViewColumns"/>.</summary>
    static abstract TView ReadView(in Row row);
}
