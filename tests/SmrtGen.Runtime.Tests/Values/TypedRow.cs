namespace SmrtGen.Runtime.Tests.Values;

/// <summary>Values of the user's own types: enums, strongly typed ids, value objects.</summary>
[Smrt]
public partial record TypedRow
{
    public TypedRowId Id { get; set; }

    public Colour Colour { get; set; }

    [SmrtEnum(EnumStorage.String)]
    public Colour Name { get; set; }

    public Tiny Tiny { get; set; }

    public Huge Huge { get; set; }

    public Word Word { get; set; }

    public Serial Serial { get; set; } = new("none");

    public Token Token { get; set; }

    public Money Price { get; set; }

    public Colour? MaybeColour { get; set; }

    [SmrtEnum(EnumStorage.String)]
    public Colour? MaybeName { get; set; }

    public Word? MaybeWord { get; set; }

    public Serial? MaybeSerial { get; set; }

    public Token? MaybeToken { get; set; }

    public Money? MaybePrice { get; set; }

    [SmrtConverter(typeof(LabelConverter))]
    public Label? MaybeLabel { get; set; }
}

public readonly record struct TypedRowId(long Value);

public readonly record struct Serial(string Text);

public readonly record struct Token(Guid Value);

public enum Colour
{
    Red,
    Green = 7,
    Blue = -3,
}

public enum Tiny : byte
{
    Least,
    Most = byte.MaxValue,
}

public enum Huge : long
{
    Least = long.MinValue,
    Nothing = 0,
    Most = long.MaxValue,
}

/// <summary>An enum that says itself how it is stored.</summary>
[SmrtEnum(EnumStorage.String)]
public enum Word
{
    Yes,
    No,
}

/// <summary>A value object that says itself how it is stored.</summary>
[SmrtConverter(typeof(MoneyConverter))]
public readonly record struct Money(decimal Amount);

public sealed class MoneyConverter : IValueConverter<Money, decimal>
{
    public static decimal ConvertToProvider(Money value) => value.Amount;

    public static Money ConvertFromProvider(decimal value) => new(value);
}

/// <summary>A value object of a reference type.</summary>
public sealed record Label(string Text);

public sealed class LabelConverter : IValueConverter<Label, string>
{
    public static string ConvertToProvider(Label value) => $"<{value.Text}>";

    public static Label ConvertFromProvider(string value) => new(value[1..^1]);
}
