namespace SmrtGen.CompilerServices;

/// <summary>The rows that come after a row in an order. One row comparison where all terms go one way and none is null, else one alternative for each term.</summary>
internal sealed class KeysetPredicate(
    IReadOnlyList<(SqlExpression Expression, bool Descending)> terms, CursorValues values, int[] starts, bool reversed) : Predicate
{
    private bool IsRowComparison
        => terms.All(t => !t.Expression.IsNullable && t.Descending == terms[0].Descending);

    internal override void AppendShape(ref QueryShape shape)
    {
        int nulls = 0;
        for (int i = 0; i < terms.Count; i++)
            nulls |= values.IsNull(starts[i]) ? 1 << i : 0;
        shape.Add(ShapeTag.Keyset, (nulls << 1) | (reversed ? 1 : 0));
        foreach ((SqlExpression expression, bool descending) in terms)
        {
            shape.Add(ShapeTag.Sort, descending ? 1 : 0);
            expression.AppendShape(ref shape);
        }
    }

    internal override void AppendSql(SqlWriter sql)
    {
        if (IsRowComparison)
        {
            AppendRow(sql);
            return;
        }

        sql.Append("(");
        for (int last = 0; last < terms.Count; last++)
        {
            sql.Append(last > 0 ? " OR (" : "(");
            for (int i = 0; i < last; i++)
            {
                AppendEqual(sql, i);
                sql.Append(" AND ");
            }

            AppendAfter(sql, last);
            sql.Append(")");
        }

        sql.Append(")");
    }

    internal override void Bind(ref ParameterCursor parameters)
    {
        if (IsRowComparison)
        {
            foreach ((SqlExpression expression, _) in terms)
                expression.Bind(ref parameters);
            for (int i = 0; i < terms.Count; i++)
                values.Bind(starts[i], parameters.Writer, parameters.Next());
            return;
        }

        for (int last = 0; last < terms.Count; last++)
        {
            for (int i = 0; i < last; i++)
                BindTerm(ref parameters, i);
            BindLast(ref parameters, last);
        }
    }

    private void AppendRow(SqlWriter sql)
    {
        sql.Append("(");
        for (int i = 0; i < terms.Count; i++)
        {
            sql.Append(i > 0 ? ", " : "");
            terms[i].Expression.AppendSql(sql);
        }

        sql.Append(IsAscending(0) ? ") > (" : ") < (");
        for (int i = 0; i < terms.Count; i++)
        {
            sql.Append(i > 0 ? ", " : "");
            sql.AppendParameter();
        }

        sql.Append(")");
    }

    private bool IsAscending(int term) => terms[term].Descending == reversed;

    private bool IsNull(int term) => values.IsNull(starts[term]);

    /// <summary>Whether nulls come after all values in the direction that is walked: PostgreSQL sorts them as the greatest, SQLite as the least.</summary>
    private bool NullsComeLast(int term, DatabaseEngine engine) => (engine == DatabaseEngine.PostgreSql) == IsAscending(term);

    private void AppendEqual(SqlWriter sql, int term)
    {
        terms[term].Expression.AppendSql(sql);
        if (IsNull(term))
        {
            sql.Append(" IS NULL");
            return;
        }

        sql.Append(" = ");
        sql.AppendParameter();
    }

    private void AppendAfter(SqlWriter sql, int term)
    {
        bool nullsLast = NullsComeLast(term, sql.Engine);
        if (IsNull(term))
        {
            // After null in this direction: every value, or nothing.
            if (nullsLast)
            {
                sql.Append("FALSE");
                return;
            }

            terms[term].Expression.AppendSql(sql);
            sql.Append(" IS NOT NULL");
            return;
        }

        bool orNull = nullsLast && terms[term].Expression.IsNullable;
        if (orNull)
            sql.Append("(");
        terms[term].Expression.AppendSql(sql);
        sql.Append(IsAscending(term) ? " > " : " < ");
        sql.AppendParameter();
        if (!orNull)
            return;
        sql.Append(" OR ");
        terms[term].Expression.AppendSql(sql);
        sql.Append(" IS NULL)");
    }

    private void BindTerm(ref ParameterCursor parameters, int term)
    {
        terms[term].Expression.Bind(ref parameters);
        if (!IsNull(term))
            values.Bind(starts[term], parameters.Writer, parameters.Next());
    }

    private void BindLast(ref ParameterCursor parameters, int term)
    {
        bool nullsLast = NullsComeLast(term, parameters.Writer.Engine);
        if (IsNull(term) && nullsLast)
            return;
        BindTerm(ref parameters, term);
        if (!IsNull(term) && nullsLast && terms[term].Expression.IsNullable)
            terms[term].Expression.Bind(ref parameters);
    }
}
