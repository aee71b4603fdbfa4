using System.Runtime.InteropServices;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>The total order of a page: the query's order with the key appended.</summary>
internal sealed class KeysetOrder
{
    private KeysetOrder(EntityInfo entity, List<(SqlExpression Expression, bool Descending)> terms)
    {
        Terms = terms;
        Identity = Hash(entity, terms);
    }

    public IReadOnlyList<(SqlExpression Expression, bool Descending)> Terms { get; }

    /// <summary>Tells cursors of other orders from ours.</summary>
    public ulong Identity { get; }

    public static KeysetOrder Of(EntityInfo entity, SortTerm? order)
    {
        List<(SqlExpression Expression, bool Descending)> terms = [];
        for (SortTerm? term = order; term is not null; term = term.Previous)
            terms.Insert(0, (term.Expression, term.Descending));
        bool descending = terms.Count > 0 && terms[^1].Descending;
        foreach (int ordinal in entity.KeyOrdinals)
        {
            SqlExpression key = (SqlExpression)entity.Columns[ordinal];
            if (!terms.Exists(t => ReferenceEquals(t.Expression, key)))
                terms.Add((key, descending));
        }

        return new KeysetOrder(entity, terms);
    }

    /// <summary>The order as a query's, or the opposite one.</summary>
    public SortTerm ToSortTerm(bool reversed)
    {
        SortTerm? last = null;
        foreach ((SqlExpression expression, bool descending) in Terms)
            last = new SortTerm(last, expression, descending != reversed);
        return last!;
    }

    private static ulong Hash(EntityInfo entity, List<(SqlExpression Expression, bool Descending)> terms)
    {
        QueryShape shape = new(stackalloc int[64]);
        foreach ((SqlExpression expression, bool descending) in terms)
        {
            shape.Add(ShapeTag.Sort, descending ? 1 : 0);
            expression.AppendShape(ref shape);
        }

        ulong hash = Cursor.Fnv1A(Cursor.FnvStart, Encoding.UTF8.GetBytes(entity.Name + entity.SchemaHash));
        hash = Cursor.Fnv1A(hash, MemoryMarshal.AsBytes(shape.Items));
        shape.Dispose();
        return hash;
    }
}
