using System.Globalization;
using System.Text;

namespace SmrtGen.CompilerServices;

/// <summary>Writes the text of one query. Joins are collected as columns mention them.</summary>
internal sealed class SqlWriter(DatabaseEngine engine)
{
    private readonly StringBuilder _text = new();
    private readonly List<(JoinPath Path, string Alias)> _joins = [];
    private int _parameters;

    public DatabaseEngine Engine { get; } = engine;

    public bool HasJoins => _joins.Count > 0;

    public SqlWriter Append(string text)
    {
        _text.Append(text);
        return this;
    }

    public void AppendParameter() => _text.Append('$').Append((++_parameters).ToString(CultureInfo.InvariantCulture));

    public void AppendColumn(JoinPath? path, string name) => AppendAliased(path is null ? "t" : Alias(path), name);

    public void AppendAliased(string alias, string name) => _text.Append(alias).Append('.').Append(Quote(name));

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Puts the joins that were mentioned where <paramref name="position"/> marks the end of the FROM clause.</summary>
    public void InsertJoins(int position)
    {
        if (_joins.Count == 0)
            return;

        StringBuilder joins = new();
        foreach ((JoinPath path, string alias) in _joins)
        {
            string near = path.Parent is null ? "t" : Alias(path.Parent);
            RelationJoin relation = path.Relation;
            joins.Append("\nLEFT JOIN ").Append(relation.Table.For(Engine)).Append(" AS ").Append(alias).Append(" ON ");
            for (int i = 0; i < relation.Near.Length; i++)
            {
                if (i > 0)
                    joins.Append(" AND ");
                joins.Append(alias).Append('.').Append(Quote(relation.Far[i])).Append(" = ").Append(near).Append('.').Append(Quote(relation.Near[i]));
            }
        }

        _text.Insert(position, joins.ToString());
    }

    public int Length => _text.Length;

    public override string ToString() => _text.ToString();

    private string Alias(JoinPath path)
    {
        foreach ((JoinPath known, string alias) in _joins)
        {
            if (known.IsSameAs(path))
                return alias;
        }

        if (path.Parent is not null)
            Alias(path.Parent);
        string added = "j" + (_joins.Count + 1).ToString(CultureInfo.InvariantCulture);
        _joins.Add((path, added));
        return added;
    }
}
