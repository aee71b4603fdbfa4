using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A <c>bool</c> column in a query: a condition by itself.</summary>
/// <example><code>db.Products.Where(p => p.IsActive &amp;&amp; !p.IsHidden)</code></example>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The operators are the API.")]
[SuppressMessage("Usage", "CA1815:Override equals and operator equals on value types", Justification = "Equality makes a predicate.")]
public readonly struct BoolColumn(SqlExpression<bool> expression)
{
    internal SqlExpression<bool> Expression { get; } = expression;

    /// <summary>The column is true.</summary>
    public static implicit operator Predicate(BoolColumn column) => new Truth(column.Expression);

    /// <summary>The column without being a condition.</summary>
    public static implicit operator Column<bool>(BoolColumn column) => new(column.Expression);

    /// <summary>Orders false before true.</summary>
    public static implicit operator SortKey(BoolColumn column) => new(column.Expression);

    /// <summary>The column is false.</summary>
    public static Predicate operator !(BoolColumn column) => !new Truth(column.Expression);

    /// <summary>Both are true.</summary>
    public static Predicate operator &(BoolColumn left, BoolColumn right) => (Predicate)left & right;

    /// <summary>At least one is true.</summary>
    public static Predicate operator |(BoolColumn left, BoolColumn right) => (Predicate)left | right;

    /// <summary>Always false, so that <c>&amp;&amp;</c> and <c>||</c> evaluate both sides into SQL.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(BoolColumn column) => false;

    /// <summary>Always false, so that <c>&amp;&amp;</c> and <c>||</c> evaluate both sides into SQL.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator false(BoolColumn column) => false;

    /// <summary>Equal to a value.</summary>
    public static Predicate operator ==(BoolColumn left, bool right) => new ValueComparison<bool>(left.Expression, ComparisonOperator.Equal, right);

    /// <summary>Not equal to a value.</summary>
    public static Predicate operator !=(BoolColumn left, bool right) => new ValueComparison<bool>(left.Expression, ComparisonOperator.NotEqual, right);

    /// <summary>Equal to another column.</summary>
    public static Predicate operator ==(BoolColumn left, BoolColumn right) => new ExpressionComparison(left.Expression, ComparisonOperator.Equal, right.Expression);

    /// <summary>Not equal to another column.</summary>
    public static Predicate operator !=(BoolColumn left, BoolColumn right) => new ExpressionComparison(left.Expression, ComparisonOperator.NotEqual, right.Expression);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => throw new NotSupportedException("Columns are compared with == in a query.");

    /// <inheritdoc/>
    public override int GetHashCode() => throw new NotSupportedException("Columns are compared with == in a query.");
}
