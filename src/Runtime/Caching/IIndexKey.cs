using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>The arguments of a finder by index, by which its results are cached. Implemented by generated record structs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IIndexKey<TSelf, TEntity> : IParameterBinder, IEquatable<TSelf>
    where TSelf : struct, IIndexKey<TSelf, TEntity>
    where TEntity : class
{
    /// <summary>The entity's own values of the index.</summary>
    static abstract TSelf Of(TEntity entity);
}
