using System.ComponentModel;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A condition on rows, made by comparing columns. Combined with <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>; an immutable value.</summary>
/// <example><code>db.Products.Where(p => p.CategoryId == 3 &amp;&amp; (p.Price &lt; 10 || p.IsActive))</code></example>
public abstract class Predicate
{
    private protected Predicate()
    {
    }

    /// <summary>Both conditions hold.</summary>
    public static Predicate operator &(Predicate left, Predicate right) => new Conjunction(left, right);

    /// <summary>At least one condition holds.</summary>
    public static Predicate operator |(Predicate left, Predicate right) => new Disjunction(left, right);

    /// <summary>The condition does not hold. As in C#, a comparison with null that does not hold makes its negation hold.</summary>
    public static Predicate operator !(Predicate predicate) => predicate.Negate();

    /// <summary>Always false, so that <c>&amp;&amp;</c> and <c>||</c> evaluate both sides into SQL.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(Predicate predicate) => false;

    /// <summary>Always false, so that <c>&amp;&amp;</c> and <c>||</c> evaluate both sides into SQL.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator false(Predicate predicate) => false;

    internal abstract void AppendShape(ref QueryShape shape);

    internal abstract void AppendSql(SqlWriter sql);

    internal abstract void Bind(ref ParameterCursor parameters);

    private protected virtual Predicate Negate() => new Negation(this);
}
