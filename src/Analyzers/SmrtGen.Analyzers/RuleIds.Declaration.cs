namespace SmrtGen.Analyzers;

/// <remarks>The numbers are those of <see cref="SmrtGen.Generator.Parsing.Rule"/>.</remarks>
internal static partial class RuleIds
{
    public const string NotPartial = "SMRT001";
    public const string NoKey = "SMRT002";
    public const string UnsupportedType = "SMRT003";
    public const string DuplicateTable = "SMRT004";
    public const string DuplicateColumn = "SMRT005";
    public const string GeneratedNameTaken = "SMRT006";
    public const string BadCacheDuration = "SMRT007";
    public const string LimitOutOfRange = "SMRT008";
    public const string UnknownIndexProperty = "SMRT009";
    public const string BadIndex = "SMRT010";
    public const string LanguageVersionTooLow = "SMRT011";
    public const string UnsupportedKindOfType = "SMRT012";
    public const string NoUsableConstructor = "SMRT013";
    public const string BadConverter = "SMRT014";
    public const string BadJsonContext = "SMRT015";
    public const string BadKey = "SMRT016";
    public const string BadConcurrencyToken = "SMRT017";
    public const string NavigationNotPartial = "SMRT018";
    public const string ForeignKeyNotFound = "SMRT019";
    public const string AmbiguousRelation = "SMRT020";
    public const string ForeignKeyTypeMismatch = "SMRT021";
    public const string BadRelation = "SMRT022";
    public const string ViewOfNoEntity = "SMRT023";
    public const string ViewColumnUnknown = "SMRT024";
    public const string ViewColumnType = "SMRT025";
    public const string ContextEntityUnknown = "SMRT026";
    public const string ContextPropertyTaken = "SMRT027";
    public const string BadContext = "SMRT028";
    public const string BadDefaultValue = "SMRT029";
    public const string BadName = "SMRT030";
    public const string BadDatabaseGenerated = "SMRT031";
}
