namespace SmrtGen.Analyzers;

internal static partial class RuleIds
{
    public const string QueryInLoop = "SMRT101";
    public const string RecursiveQuery = "SMRT102";
    public const string WriteInLoop = "SMRT103";
    public const string CommitInLoop = "SMRT104";
    public const string UnloadedNavigation = "SMRT105";

    public const string UnboundedQuery = "SMRT201";
    public const string UnboundedSql = "SMRT202";
    public const string ClientSideFilter = "SMRT203";
    public const string PageWithoutOrder = "SMRT204";
    public const string CountInsteadOfAny = "SMRT205";
    public const string LeadingWildcard = "SMRT206";
    public const string SelectStar = "SMRT207";
    public const string WriteWithoutWhere = "SMRT208";
    public const string IncludeFanOut = "SMRT209";
    public const string LimitExceeded = "SMRT210";

    public const string SqlInjection = "SMRT301";
    public const string ParameterWithoutValue = "SMRT302";
    public const string ValueWithoutParameter = "SMRT303";
    public const string MissingCancellationToken = "SMRT304";
    public const string SyncOverAsync = "SMRT305";
}
