using System.Globalization;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>Writes the text of one query. To-one relations become joins where columns mention them; each subquery has joins of its own.</summary>
internal sealed class SqlWriter(DatabaseEngine engine)
{
    /// <summary>The alias of the query's own entity.</summary>
    public const string RootAlias = "t";

    private readonly StringBuilder _text = new();
    private readonly Stack<Scope> _scopes = new([new Scope(null, RootAlias)]);
    private int _parameters;
    private int _aliases;

    public DatabaseEngine Engine { get; } = engine;

    public int Length => _text.Length;

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public SqlWriter Append(string text)
    {
        _text.Append(text);
        return this;
    }

    public void AppendParameter() => _text.Append('$').Append((++_parameters).ToString(CultureInfo.InvariantCulture));

    public void AppendColumn(JoinPath? path, string name) => AppendAliased(Alias(path), name);

    public void AppendAliased(string alias, string name) => _text.Append(alias).Append('.').Append(Quote(name));

    /// <summary>Writes <c>a.x = b.y AND …</c>.</summary>
    public static string Equal(string leftAlias, string[] left, string rightAlias, string[] right)
        => string.Join(" AND ", left.Zip(right, (l, r) => $"{leftAlias}.{Quote(l)} = {rightAlias}.{Quote(r)}"));

    /// <summary>Ends the FROM clause of the innermost query: joins that later columns need are put here.</summary>
    public void MarkJoins() => _scopes.Peek().JoinPosition = _text.Length;

    /// <summary>Writes the joins that were needed.</summary>
    public void InsertJoins()
    {
        Scope scope = _scopes.Peek();
        _text.Insert(scope.JoinPosition, scope.Joins.ToString());
    }

    /// <summary>Writes FROM and WHERE of a subquery over related rows.</summary>
    public void AppendRelated(JoinPath path, Predicate? predicate)
    {
        Relation relation = path.Relation;
        string outer = Alias(path.Parent);
        string alias = NewAlias("e");
        Append(" FROM ").Append(relation.Target().Table.For(Engine)).Append($" AS {alias}");
        string condition;
        if (relation.Through is { } through)
        {
            string join = NewAlias("m");
            Append($" JOIN {through.Table.For(Engine)} AS {join} ON {Equal(alias, relation.TargetColumns, join, through.TargetColumns)}");
            condition = Equal(join, through.OwnerColumns, outer, relation.OwnerColumns);
        }
        else
        {
            condition = Equal(alias, relation.TargetColumns, outer, relation.OwnerColumns);
        }

        _scopes.Push(new Scope(path, alias));
        MarkJoins();
        Append(" WHERE ").Append(condition);
        if (predicate is not null)
        {
            Append(" AND (");
            predicate.AppendSql(this);
            Append(")");
        }

        InsertJoins();
        _scopes.Pop();
    }

    public override string ToString() => _text.ToString();

    private string Alias(JoinPath? path)
    {
        foreach (Scope scope in _scopes)
        {
            if (scope.Find(path) is { } known)
                return known;
        }

        Scope home = _scopes.First(s => s.IsRootOf(path!));
        string near = Alias(path!.Parent);
        string alias = NewAlias("j");
        home.Joins.Append("\nLEFT JOIN ").Append(path.Relation.Target().Table.For(Engine)).Append(" AS ").Append(alias)
            .Append(" ON ").Append(Equal(alias, path.Relation.TargetColumns, near, path.Relation.OwnerColumns));
        home.Aliases.Add((path, alias));
        return alias;
    }

    private string NewAlias(string prefix) => prefix + (++_aliases).ToString(CultureInfo.InvariantCulture);

    /// <summary>One query or subquery: where its columns start, and its joins.</summary>
    private sealed class Scope(JoinPath? root, string alias)
    {
        public StringBuilder Joins { get; } = new();

        public List<(JoinPath Path, string Alias)> Aliases { get; } = [];

        public int JoinPosition { get; set; }

        public string? Find(JoinPath? path)
        {
            if (root is null ? path is null : root.IsSameAs(path))
                return alias;
            if (path is null)
                return null;
            foreach ((JoinPath known, string knownAlias) in Aliases)
            {
                if (known.IsSameAs(path))
                    return knownAlias;
            }

            return null;
        }

        public bool IsRootOf(JoinPath path)
        {
            JoinPath? at = path;
            while (at is { IsSubquery: false })
                at = at.Parent;
            return root is null ? at is null : root.IsSameAs(at);
        }
    }
}
