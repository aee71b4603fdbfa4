namespace SmrtGen.Runtime.Tests.Queries;

/// <summary>A condition twice: as a predicate for the database and as C# for objects in memory.</summary>
public sealed record Condition(Predicate Predicate, Func<Fact, bool> Holds)
{
    public static Condition operator &(Condition left, Condition right) => new(left.Predicate && right.Predicate, fact => left.Holds(fact) && right.Holds(fact));

    public static Condition operator |(Condition left, Condition right) => new(left.Predicate || right.Predicate, fact => left.Holds(fact) || right.Holds(fact));

    public static Condition operator !(Condition condition) => new(!condition.Predicate, fact => !condition.Holds(fact));
}

/// <summary>Grows conditions from a seed.</summary>
public sealed class RandomCondition(int seed)
{
    private static readonly string[] s_texts = ["", "a", "A", "b", "%", "_", "\\", "*", "[", "]", "ä", "\ud83d\ude00", "ab"];

    private readonly Random _random = new(seed);

    public Condition Next(int depth = 4) => (depth == 0 ? 0 : _random.Next(8)) switch
    {
        1 or 2 => Next(depth - 1) & Next(depth - 1),
        3 or 4 => Next(depth - 1) | Next(depth - 1),
        5 or 6 => !Next(depth - 1),
        _ => Leaf(),
    };

    private Condition Leaf()
    {
        int n = _random.Next(-3, 4);
        int? m = _random.Next(3) == 0 ? null : _random.Next(-2, 3);
        decimal d = _random.Next(-8, 9) / 4m;
        string s = s_texts[_random.Next(s_texts.Length)];
        string? t = _random.Next(4) == 0 ? null : s;
        Season season = (Season)_random.Next(4);
        int?[] list = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => _random.Next(4) == 0 ? (int?)null : _random.Next(-2, 3))];
        DateTime instant = DateTime.UnixEpoch.AddHours(_random.Next(5));
        FactColumns c = default;
        return _random.Next(46) switch
        {
            0 => new(c.Number == n, f => f.Number == n),
            1 => new(c.Number != n, f => f.Number != n),
            2 => new(c.Number < n, f => f.Number < n),
            3 => new(c.Number <= n, f => f.Number <= n),
            4 => new(c.Number > n, f => f.Number > n),
            5 => new(c.Number >= n, f => f.Number >= n),
            6 => new(c.Maybe == m, f => f.Maybe == m),
            7 => new(c.Maybe != m, f => f.Maybe != m),
            8 => new(c.Maybe < m, f => f.Maybe < m),
            9 => new(c.Maybe >= m, f => f.Maybe >= m),
            10 => new(c.Maybe == c.Other, f => f.Maybe == f.Other),
            11 => new(c.Maybe != c.Other, f => f.Maybe != f.Other),
            12 => new(c.Maybe < c.Other, f => f.Maybe < f.Other),
            13 => new(c.Maybe == c.Number, f => f.Maybe == f.Number),
            14 => new(c.Number != c.Maybe, f => f.Number != f.Maybe),
            15 => new(c.Number >= c.Maybe, f => f.Number >= f.Maybe),
            16 => new(c.Maybe.In(list), f => list.Contains(f.Maybe)),
            17 => new(c.Maybe.NotIn(list), f => !list.Contains(f.Maybe)),
            18 => new(c.Number.In(n, n + 1), f => f.Number == n || f.Number == n + 1),
            19 => new(c.Number.NotIn(n, n + 1), f => f.Number != n && f.Number != n + 1),
            20 => new(c.Number.Between(n, n + 2), f => f.Number >= n && f.Number <= n + 2),
            21 => new(c.Maybe.Between(n, n + 2), f => f.Maybe >= n && f.Maybe <= n + 2),
            22 => new(c.Number + c.Maybe == n, f => f.Number + f.Maybe == n),
            23 => new((c.Number - 1) * 2 != c.Maybe, f => (f.Number - 1) * 2 != f.Maybe),
            24 => new(c.Number / 3 == n, f => f.Number / 3 == n),
            25 => new(c.Number % 3 == n, f => f.Number % 3 == n),
            26 => new(c.Price / 2 <= d, f => f.Price / 2 <= d),
            27 => new(c.Price % 0.75m == d, f => f.Price % 0.75m == d),
            28 => new(c.Weight % 0.75 > (double)d, f => f.Weight % 0.75 > (double)d),
            29 => new(c.Price * c.Number > d, f => f.Price * f.Number > d),
            30 => new(c.Price - c.Discount != d, f => f.Price - f.Discount != d),
            31 => new(c.Price == c.Discount, f => f.Price == f.Discount),
            32 => new(c.Weight + c.Number < (double)d, f => f.Weight + f.Number < (double)d),
            33 => new(c.Text == s, f => f.Text == s),
            34 => new(c.Text < s, f => string.CompareOrdinal(f.Text, s) < 0),
            35 => new(c.Note == t, f => f.Note == t),
            36 => new(c.Note != t, f => f.Note != t),
            37 => new(c.Note.Between("a", "b"), f => string.CompareOrdinal(f.Note, "a") >= 0 && string.CompareOrdinal(f.Note, "b") <= 0),
            38 => new(c.Text.StartsWith(s), f => f.Text.StartsWith(s, StringComparison.Ordinal)),
            39 => new(c.Note.EndsWith(s), f => f.Note?.EndsWith(s, StringComparison.Ordinal) == true),
            40 => new(c.Note.Contains(s), f => f.Note?.Contains(s, StringComparison.Ordinal) == true),
            41 => new(c.Flag, f => f.Flag),
            42 => new(c.Flag == true && c.Answer != true, f => f.Flag && f.Answer != true),
            43 => new(c.Instant > instant, f => f.Instant > instant),
            44 => new(c.Season == season || c.Best == season, f => f.Season == season || f.Best == season),
            _ => new(c.Season.In(season) && c.Best != c.Season, f => f.Season == season && f.Best != f.Season),
        };
    }
}
