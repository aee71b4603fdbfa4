using System.Diagnostics.CodeAnalysis;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A numeric column, or arithmetic on one, in a query. Comparing it makes a <see cref="Predicate"/>; values travel as parameters.</summary>
/// <remarks>As in C#: comparing with a null value tests for null, and null differs from every value.</remarks>
/// <typeparam name="T">The property's type: a number, or a nullable one.</typeparam>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The operators are the API.")]
[SuppressMessage("Usage", "CA1815:Override equals and operator equals on value types", Justification = "Equality makes a predicate.")]
public readonly struct NumberColumn<T>(SqlExpression<T> expression)
{
    internal SqlExpression<T> Expression { get; } = expression;

    /// <summary>Equal to a value; a null value tests for null.</summary>
    public static Predicate operator ==(NumberColumn<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.Equal, right);

    /// <summary>Not equal to a value; a null value tests for not null.</summary>
    public static Predicate operator !=(NumberColumn<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.NotEqual, right);

    /// <summary>Less than a value.</summary>
    public static Predicate operator <(NumberColumn<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.LessThan, right);

    /// <summary>Less than or equal to a value.</summary>
    public static Predicate operator <=(NumberColumn<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.LessThanOrEqual, right);

    /// <summary>Greater than a value.</summary>
    public static Predicate operator >(NumberColumn<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.GreaterThan, right);

    /// <summary>Greater than or equal to a value.</summary>
    public static Predicate operator >=(NumberColumn<T> left, T right) => new ValueComparison<T>(left.Expression, ComparisonOperator.GreaterThanOrEqual, right);

    /// <summary>Equal to another column.</summary>
    public static Predicate operator ==(NumberColumn<T> left, NumberColumn<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.Equal, right.Expression);

    /// <summary>Not equal to another column.</summary>
    public static Predicate operator !=(NumberColumn<T> left, NumberColumn<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.NotEqual, right.Expression);

    /// <summary>Less than another column.</summary>
    public static Predicate operator <(NumberColumn<T> left, NumberColumn<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.LessThan, right.Expression);

    /// <summary>Less than or equal to another column.</summary>
    public static Predicate operator <=(NumberColumn<T> left, NumberColumn<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.LessThanOrEqual, right.Expression);

    /// <summary>Greater than another column.</summary>
    public static Predicate operator >(NumberColumn<T> left, NumberColumn<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThan, right.Expression);

    /// <summary>Greater than or equal to another column.</summary>
    public static Predicate operator >=(NumberColumn<T> left, NumberColumn<T> right) => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThanOrEqual, right.Expression);

    /// <summary>Sum.</summary>
    public static NumberColumn<T> operator +(NumberColumn<T> left, NumberColumn<T> right) => left.Combine(ArithmeticOperator.Add, right.Expression);

    /// <summary>Sum.</summary>
    public static NumberColumn<T> operator +(NumberColumn<T> left, T right) => left.Combine(ArithmeticOperator.Add, new Constant<T>(left.Expression.Type, right));

    /// <summary>Difference.</summary>
    public static NumberColumn<T> operator -(NumberColumn<T> left, NumberColumn<T> right) => left.Combine(ArithmeticOperator.Subtract, right.Expression);

    /// <summary>Difference.</summary>
    public static NumberColumn<T> operator -(NumberColumn<T> left, T right) => left.Combine(ArithmeticOperator.Subtract, new Constant<T>(left.Expression.Type, right));

    /// <summary>Product.</summary>
    public static NumberColumn<T> operator *(NumberColumn<T> left, NumberColumn<T> right) => left.Combine(ArithmeticOperator.Multiply, right.Expression);

    /// <summary>Product.</summary>
    public static NumberColumn<T> operator *(NumberColumn<T> left, T right) => left.Combine(ArithmeticOperator.Multiply, new Constant<T>(left.Expression.Type, right));

    /// <summary>Quotient; of integers, an integer.</summary>
    public static NumberColumn<T> operator /(NumberColumn<T> left, NumberColumn<T> right) => left.Combine(ArithmeticOperator.Divide, right.Expression);

    /// <summary>Quotient; of integers, an integer.</summary>
    public static NumberColumn<T> operator /(NumberColumn<T> left, T right) => left.Combine(ArithmeticOperator.Divide, new Constant<T>(left.Expression.Type, right));

    /// <summary>Remainder.</summary>
    public static NumberColumn<T> operator %(NumberColumn<T> left, NumberColumn<T> right) => left.Combine(ArithmeticOperator.Modulo, right.Expression);

    /// <summary>Remainder.</summary>
    public static NumberColumn<T> operator %(NumberColumn<T> left, T right) => left.Combine(ArithmeticOperator.Modulo, new Constant<T>(left.Expression.Type, right));

    /// <summary>Orders ascending by this column.</summary>
    public static implicit operator SortKey(NumberColumn<T> column) => new(column.Expression);

    /// <summary>The column without its arithmetic.</summary>
    public static implicit operator Column<T>(NumberColumn<T> column) => new(column.Expression);

    /// <summary>The number as <see cref="decimal"/>, so that <c>l.UnitPrice * l.Quantity</c> works as in C#.</summary>
    public static implicit operator NumberColumn<decimal>(NumberColumn<T> column) => new(new Conversion<decimal>(column.Expression, ColumnTypes.Decimal));

    /// <summary>The number as <see cref="double"/>.</summary>
    public static implicit operator NumberColumn<double>(NumberColumn<T> column) => new(new Conversion<double>(column.Expression, ColumnTypes.Double));

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

    internal NumberColumn<T> Combine(ArithmeticOperator op, SqlExpression<T> right) => new(new Arithmetic<T>(Expression, op, right));
}
