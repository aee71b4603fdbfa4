namespace SmrtGen.CompilerServices;

/// <summary>The most rows a statement returns.</summary>
/// <param name="Rows">How many.</param>
/// <param name="IsLiteral">
/// Whether the text says it. PostgreSQL plans a prepared statement whose limit is a parameter for a tenth of the rows: it may then walk
/// the index of the order through the whole table, in the hope of being done soon.
/// </param>
internal readonly record struct RowLimit(long Rows, bool IsLiteral)
{
    /// <summary>Beyond this a Take travels as a parameter, so that the number of texts stays small whoever chooses the number.</summary>
    private const int MostInText = 1000;

    public static RowLimit ForTake(int take) => new(take, take <= MostInText);

    /// <summary>The limit of an entity and one more, to know that there are more.</summary>
    public static RowLimit ForMaxLimit(int limit) => new(limit + 1L, limit < QueryShape.MaxDetail);
}
