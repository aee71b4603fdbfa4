namespace SmrtGen.Generator.Parsing;

/// <summary>The rules of declarations. The number is the diagnostic's: <see cref="NotPartial"/> is SMRT001.</summary>
internal enum Rule
{
    NotPartial = 1,
    NoKey = 2,
    UnsupportedType = 3,
    DuplicateTable = 4,
    DuplicateColumn = 5,
    GeneratedNameTaken = 6,
    BadCacheDuration = 7,
    LimitOutOfRange = 8,
    UnknownIndexProperty = 9,
    BadIndex = 10,
    LanguageVersionTooLow = 11,
    UnsupportedKindOfType = 12,
    NoUsableConstructor = 13,
    BadConverter = 14,
    BadJsonContext = 15,
    BadKey = 16,
    BadConcurrencyToken = 17,
    NavigationNotPartial = 18,
    ForeignKeyNotFound = 19,
    AmbiguousRelation = 20,
    ForeignKeyTypeMismatch = 21,
    BadRelation = 22,
    ViewOfNoEntity = 23,
    ViewColumnUnknown = 24,
    ViewColumnType = 25,
    ContextEntityUnknown = 26,
    ContextPropertyTaken = 27,
    BadContext = 28,
    BadDefaultValue = 29,
    BadName = 30,
    BadDatabaseGenerated = 31,
}

internal static class RuleExtensions
{
    /// <summary>The diagnostic's id.</summary>
    public static string Id(this Rule rule) => "SMRT" + ((int)rule).ToString("000", System.Globalization.CultureInfo.InvariantCulture);
}
