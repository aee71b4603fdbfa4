using System.Diagnostics.CodeAnalysis;
using SmrtGen.CompilerServices;

namespace SmrtGen;

/// <summary>A column that may be null compared with one that may not, as C# lifts such comparisons. Before C# 14: <c>e.ManagerId == e.Id.AsNullable()</c>.</summary>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The operators are the API.")]
public static class LiftedComparisons
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
    }
}
