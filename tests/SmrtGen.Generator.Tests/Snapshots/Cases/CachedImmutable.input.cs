namespace Shop;

[Smrt(Table = "countries", Cache = "1d")]
[SmrtIndex(nameof(Name), IsUnique = true)]
public sealed partial record Country([property: Key] string Code, string Name, Continent Continent, DateOnly? Founded, Area Area);

public enum Continent
{
    Africa,
    Asia,
}

public readonly record struct Area(decimal SquareKilometres);
