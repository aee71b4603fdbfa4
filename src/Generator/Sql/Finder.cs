using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Sql;

/// <summary>A method that finds rows by the columns of an index.</summary>
internal sealed class Finder
{
    private Finder(EntityModel entity, IReadOnlyList<ColumnModel> arguments, string? where, string? order)
    {
        string names = string.Join("And", arguments.Select(column => column.PropertyName));
        MethodName = (order is null ? "FindBy" : "ListBy") + names + "Async";
        BinderName = "By" + names;
        Arguments = arguments;
        Where = where;
        IsList = order is not null;
        IsCached = entity.IsCached && where is null && arguments.All(IsConstant)
            && (IsList ? entity.Limits.CachesLists : !arguments.Any(column => column.IsNullable));
        Sql = SqlPair.For(engine => Build(entity, engine, order, isNullSafe: false));
        if (arguments.Any(column => column.IsNullable))
            NullSafeSql = SqlPair.For(engine => Build(entity, engine, order, isNullSafe: true));
    }

    public string MethodName { get; }

    public string BinderName { get; }

    public IReadOnlyList<ColumnModel> Arguments { get; }

    /// <summary>The condition of the partial index that the finder reads, or null.</summary>
    public string? Where { get; }

    public bool IsList { get; }

    /// <summary>Whether what it finds is cached by its arguments: they must be values, and a partial index leaves out rows that would match.</summary>
    public bool IsCached { get; }

    public SqlPair Sql { get; }

    /// <summary>The statement for when an argument is null; null when none can be.</summary>
    public SqlPair? NullSafeSql { get; }

    /// <summary>One finder for each index, and one for the first column of each that has several.</summary>
    public static IReadOnlyList<Finder> Of(EntityModel entity)
    {
        var finders = new List<Finder>();
        foreach (IndexModel index in entity.Indexes.Where(index => index.HasFinders))
            Add(finders, ForIndex(entity, index, index.Columns.Count));
        foreach (IndexModel index in entity.Indexes.Where(index => index.HasFinders && index.Columns.Count > 1))
        {
            // One row at most is found by the method of the unique index; a list of it would say the same less well.
            if (!entity.Indexes.Any(other => other is { IsUnique: true, Where: null, Columns.Count: 1 } && other.Columns[0].Ordinal == index.Columns[0].Ordinal))
                Add(finders, ForIndex(entity, index, 1));
        }

        return finders;
    }

    private static bool IsConstant(ColumnModel column) => column.Value switch
    {
        { Shape: ValueShape.Primitive } => column.Value.Store is not StoreKind.Bytes,
        { Shape: ValueShape.Converter } => column.Value.IsConstant,
        _ => column.Value.Shape is ValueShape.EnumInteger or ValueShape.EnumString or ValueShape.Wrapper,
    };

    private static void Add(List<Finder> finders, Finder finder)
    {
        if (!finders.Exists(other => other.MethodName == finder.MethodName))
            finders.Add(finder);
    }

    private static Finder ForIndex(EntityModel entity, IndexModel index, int count)
    {
        ColumnModel[] arguments = [.. index.Columns.Take(count).Select(column => entity.Columns[column.Ordinal])];
        bool isList = !index.IsUnique || count < index.Columns.Count;
        return new Finder(entity, arguments, index.Where, isList ? Order(entity, index, count) : null);
    }

    private static string Order(EntityModel entity, IndexModel index, int count)
    {
        IndexColumn[] rest = [.. index.Columns.Skip(count)];
        IEnumerable<IndexColumn> keys = entity.Key.Ordinals
            .Where(ordinal => index.Columns.All(column => column.Ordinal != ordinal))
            .Select(ordinal => new IndexColumn(ordinal, false));
        IEnumerable<string> order = rest.Concat(keys)
            .Select(column => SqlName.Quote(entity.Columns[column.Ordinal].ColumnName) + (column.IsDescending ? " DESC" : ""));
        return string.Join(", ", order);
    }

    private string Build(EntityModel entity, Engine engine, string? order, bool isNullSafe)
    {
        IEnumerable<string> conditions = Arguments.Select((column, i) => Condition(column, SqlName.Parameter(i), engine, isNullSafe));
        if (Where is not null)
            conditions = conditions.Append($"({Where})");
        string sql = $"SELECT {SqlName.Columns(entity.Columns)}\nFROM {SqlName.Quote(entity.Table, engine)}\nWHERE {string.Join(" AND ", conditions)}";
        if (!IsList)
            return sql;
        return $"{sql}{(order!.Length == 0 ? "" : $"\nORDER BY {order}")}\nLIMIT {SqlName.Parameter(Arguments.Count)}";
    }

    /// <summary>PostgreSQL uses no index for IS NOT DISTINCT FROM, but for each arm of an OR.</summary>
    private static string Condition(ColumnModel column, string parameter, Engine engine, bool isNullSafe)
    {
        string name = SqlName.Quote(column.ColumnName);
        if (!isNullSafe || !column.IsNullable)
            return $"{name} = {parameter}";
        return engine == Engine.Sqlite ? $"{name} IS {parameter}" : $"({name} = {parameter} OR ({name} IS NULL AND {parameter} IS NULL))";
    }
}
