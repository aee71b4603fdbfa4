using System.Diagnostics.CodeAnalysis;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A column that may be null with one that may not, as C# lifts such operators. Before C# 14: <c>e.ManagerId == e.Id.AsNullable()</c>.</summary>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The operators are the API.")]
public static class LiftedOperators
{
    /// <summary>The column as one that may be null.</summary>
    public static Column<T?> AsNullable<T>(this Column<T> column)
        where T : struct
        => new(new Lifted<T>(column.Expression));

    /// <summary>The column as one that may be null.</summary>
    public static NumberColumn<T?> AsNullable<T>(this NumberColumn<T> column)
        where T : struct
        => new(new Lifted<T>(column.Expression));

    extension<T>(Column<T>)
        where T : struct
    {
        /// <summary>Equal to another column.</summary>
        public static Predicate operator ==(Column<T?> left, Column<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.Equal, right.Expression);

        /// <summary>Equal to another column.</summary>
        public static Predicate operator ==(Column<T> left, Column<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.Equal, right.Expression);

        /// <summary>Different from another column.</summary>
        public static Predicate operator !=(Column<T?> left, Column<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.NotEqual, right.Expression);

        /// <summary>Different from another column.</summary>
        public static Predicate operator !=(Column<T> left, Column<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.NotEqual, right.Expression);

        /// <summary>Less than another column.</summary>
        public static Predicate operator <(Column<T?> left, Column<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.LessThan, right.Expression);

        /// <summary>Less than another column.</summary>
        public static Predicate operator <(Column<T> left, Column<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.LessThan, right.Expression);

        /// <summary>Less than or equal to another column.</summary>
        public static Predicate operator <=(Column<T?> left, Column<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.LessThanOrEqual, right.Expression);

        /// <summary>Less than or equal to another column.</summary>
        public static Predicate operator <=(Column<T> left, Column<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.LessThanOrEqual, right.Expression);

        /// <summary>Greater than another column.</summary>
        public static Predicate operator >(Column<T?> left, Column<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThan, right.Expression);

        /// <summary>Greater than another column.</summary>
        public static Predicate operator >(Column<T> left, Column<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThan, right.Expression);

        /// <summary>Greater than or equal to another column.</summary>
        public static Predicate operator >=(Column<T?> left, Column<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThanOrEqual, right.Expression);

        /// <summary>Greater than or equal to another column.</summary>
        public static Predicate operator >=(Column<T> left, Column<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThanOrEqual, right.Expression);
    }

    extension<T>(NumberColumn<T>)
        where T : struct
    {
        /// <summary>Equal to another column.</summary>
        public static Predicate operator ==(NumberColumn<T?> left, NumberColumn<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.Equal, right.Expression);

        /// <summary>Equal to another column.</summary>
        public static Predicate operator ==(NumberColumn<T> left, NumberColumn<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.Equal, right.Expression);

        /// <summary>Different from another column.</summary>
        public static Predicate operator !=(NumberColumn<T?> left, NumberColumn<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.NotEqual, right.Expression);

        /// <summary>Different from another column.</summary>
        public static Predicate operator !=(NumberColumn<T> left, NumberColumn<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.NotEqual, right.Expression);

        /// <summary>Less than another column.</summary>
        public static Predicate operator <(NumberColumn<T?> left, NumberColumn<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.LessThan, right.Expression);

        /// <summary>Less than another column.</summary>
        public static Predicate operator <(NumberColumn<T> left, NumberColumn<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.LessThan, right.Expression);

        /// <summary>Less than or equal to another column.</summary>
        public static Predicate operator <=(NumberColumn<T?> left, NumberColumn<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.LessThanOrEqual, right.Expression);

        /// <summary>Less than or equal to another column.</summary>
        public static Predicate operator <=(NumberColumn<T> left, NumberColumn<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.LessThanOrEqual, right.Expression);

        /// <summary>Greater than another column.</summary>
        public static Predicate operator >(NumberColumn<T?> left, NumberColumn<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThan, right.Expression);

        /// <summary>Greater than another column.</summary>
        public static Predicate operator >(NumberColumn<T> left, NumberColumn<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThan, right.Expression);

        /// <summary>Greater than or equal to another column.</summary>
        public static Predicate operator >=(NumberColumn<T?> left, NumberColumn<T> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThanOrEqual, right.Expression);

        /// <summary>Greater than or equal to another column.</summary>
        public static Predicate operator >=(NumberColumn<T> left, NumberColumn<T?> right)
            => new ExpressionComparison(left.Expression, ComparisonOperator.GreaterThanOrEqual, right.Expression);

        /// <summary>Sum.</summary>
        public static NumberColumn<T?> operator +(NumberColumn<T?> left, NumberColumn<T> right)
            => left.Combine(ArithmeticOperator.Add, new Lifted<T>(right.Expression));

        /// <summary>Sum.</summary>
        public static NumberColumn<T?> operator +(NumberColumn<T> left, NumberColumn<T?> right)
            => left.AsNullable().Combine(ArithmeticOperator.Add, right.Expression);

        /// <summary>Difference.</summary>
        public static NumberColumn<T?> operator -(NumberColumn<T?> left, NumberColumn<T> right)
            => left.Combine(ArithmeticOperator.Subtract, new Lifted<T>(right.Expression));

        /// <summary>Difference.</summary>
        public static NumberColumn<T?> operator -(NumberColumn<T> left, NumberColumn<T?> right)
            => left.AsNullable().Combine(ArithmeticOperator.Subtract, right.Expression);

        /// <summary>Product.</summary>
        public static NumberColumn<T?> operator *(NumberColumn<T?> left, NumberColumn<T> right)
            => left.Combine(ArithmeticOperator.Multiply, new Lifted<T>(right.Expression));

        /// <summary>Product.</summary>
        public static NumberColumn<T?> operator *(NumberColumn<T> left, NumberColumn<T?> right)
            => left.AsNullable().Combine(ArithmeticOperator.Multiply, right.Expression);

        /// <summary>Quotient; of integers, an integer.</summary>
        public static NumberColumn<T?> operator /(NumberColumn<T?> left, NumberColumn<T> right)
            => left.Combine(ArithmeticOperator.Divide, new Lifted<T>(right.Expression));

        /// <summary>Quotient; of integers, an integer.</summary>
        public static NumberColumn<T?> operator /(NumberColumn<T> left, NumberColumn<T?> right)
            => left.AsNullable().Combine(ArithmeticOperator.Divide, right.Expression);

        /// <summary>Remainder.</summary>
        public static NumberColumn<T?> operator %(NumberColumn<T?> left, NumberColumn<T> right)
            => left.Combine(ArithmeticOperator.Modulo, new Lifted<T>(right.Expression));

        /// <summary>Remainder.</summary>
        public static NumberColumn<T?> operator %(NumberColumn<T> left, NumberColumn<T?> right)
            => left.AsNullable().Combine(ArithmeticOperator.Modulo, right.Expression);
    }
}
