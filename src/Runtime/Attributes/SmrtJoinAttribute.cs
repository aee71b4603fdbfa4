namespace SmrtGen;

/// <summary>Makes a to-many navigation a many-to-many relation through an entity that joins the two sides.</summary>
/// <example><code>[SmrtJoin(typeof(PlaylistTrack))] public partial IReadOnlyList&lt;Track&gt; Tracks { get; set; }</code></example>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SmrtJoinAttribute(Type joinEntity) : Attribute
{
    /// <summary>The entity that holds a foreign key to each side.</summary>
    public Type JoinEntity { get; } = joinEntity;
}
