using System.Diagnostics.CodeAnalysis;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A column in a query. Comparing it makes a <see cref="Predicate"/>; values travel as parameters.</summary>
/// <remarks>As in C#: comparing with a null value tests for null, and null differs from every value.</remarks>
/// <typeparam name="T">The property's type.</typeparam>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The operators are the API.")]
[SuppressMessage("Usage", "CA1815:Override equals and operator equals on value types", Justification = "Equality makes a predicate.")]
public readonly struct Column<T>(SqlExpression<T> expression)
{
    internal SqlExpression<T> Expression { get; } = expression;

    /// <summary>Equal to a value; a null value tests for null.</summary>
    public static Predicate operator ==(Column<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.Equal, right);

    /// <summary>Not equal to a value; a null value tests for not null.</summary>
    public static Predicate operator !=(Column<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.NotEqual, right);

    /// <summary>Less than a value.</summary>
    public static Predicate operator <(Column<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.LessThan, right);

    /// <summary>Less than or equal to a value.</summary>
    public static Predicate operator <=(Column<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.LessThanOrEqual, right);

    /// <summary>Greater than a value.</summary>
    public static Predicate operator >(Column<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.GreaterThan, right);

    /// <summary>Greater than or equal to a value.</summary>
    public static Predicate operator >=(Column<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.GreaterThanOrEqual, right);

    /// <summary>Equal to another column.</summary>
    public static Predicate operator ==(Column<T> left, Column<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.Equal, right.Expression);

    /// <summary>Not equal to another column.</summary>
    public static Predicate operator !=(Column<T> left, Column<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.NotEqual, right.Expression);

    /// <summary>Less than another column.</summary>
    public static Predicate operator <(Column<T> left, Column<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.LessThan, right.Expression);

    /// <summary>Less than or equal to another column.</summary>
    public static Predicate operator <=(Column<T> left, Column<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.LessThanOrEqual, right.Expression);

    /// <summary>Greater than another column.</summary>
    public static Predicate operator >(Column<T> left, Column<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThan, right.Expression);

    /// <summary>Greater than or equal to another column.</summary>
    public static Predicate operator >=(Column<T> left, Column<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThanOrEqual, right.Expression);

    /// <summary>Orders ascending by this column.</summary>
    public static implicit operator SortKey(Column<T> column) => new(column.Expression);

    /// <summary>One of the values. The list travels as one parameter.</summary>
    public Predicate In(params IEnumerable<T> values) => new Membership<T>(Expression, values, negated: false);

    /// <summary>None of the values.</summary>
    public Predicate NotIn(params IEnumerable<T> values) => new Membership<T>(Expression, values, negated: true);

    /// <summary>Between two values, both included.</summary>
    public Predicate Between(T low, T high) => new Between<T>(Expression, low, high);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => throw new NotSupportedException("Columns are compared with == in a query.");

    /// <inheritdoc/>
    public override int GetHashCode() => throw new NotSupportedException("Columns are compared with == in a query.");
}
