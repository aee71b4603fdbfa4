namespace SmrtGen;

/// <summary>What the database does with a row when the row it refers to is deleted. Stands on the to-one navigation or the foreign key property.</summary>
/// <example><code>[OnDelete(DeleteBehavior.Cascade)] public partial Order? Order { get; set; }</code></example>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class OnDeleteAttribute(DeleteBehavior behavior) : Attribute
{
    /// <summary>What happens.</summary>
    public DeleteBehavior Behavior { get; } = behavior;
}

/// <summary>What the database does with a row when the row it refers to is deleted.</summary>
public enum DeleteBehavior
{
    /// <summary>Deleting fails while rows refer to it (<c>ON DELETE NO ACTION</c>). The default.</summary>
    NoAction,

    /// <summary>Deleting fails at once (<c>ON DELETE RESTRICT</c>).</summary>
    Restrict,

    /// <summary>The referring rows are deleted too (<c>ON DELETE CASCADE</c>).</summary>
    Cascade,

    /// <summary>The foreign key becomes null (<c>ON DELETE SET NULL</c>).</summary>
    SetNull,
}
