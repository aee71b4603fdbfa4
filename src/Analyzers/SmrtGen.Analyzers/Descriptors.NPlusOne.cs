using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace SmrtGen.Analyzers;

internal static partial class Descriptors
{
    private const string NPlusOne = "SmrtGen.NPlusOne";

    public static readonly DiagnosticDescriptor QueryInLoop = Rule(RuleIds.QueryInLoop, NPlusOne, Warning,
        "Query in a loop",
        "'{0}' runs a query for each iteration of '{1}'{2}",
        "One round trip per element. Load what the loop needs with one query before it, or use a loader that batches.");

    public static readonly DiagnosticDescriptor RecursiveQuery = Rule(RuleIds.RecursiveQuery, NPlusOne, Warning,
        "Query in a recursion",
        "'{0}' runs a query and then calls itself with what the query returned: one query for each level{1}",
        "One round trip per level. Load the whole tree or path with one recursive query (WITH RECURSIVE) or one query per level for all nodes of it.");

    public static readonly DiagnosticDescriptor WriteInLoop = Rule(RuleIds.WriteInLoop, NPlusOne, Warning,
        "Write of one row in a loop",
        "'{0}' writes one row for each iteration of '{1}'{2}",
        "One round trip per row. Write all rows with one bulk call, or keep the loop where each write needs the one before it.");

    public static readonly DiagnosticDescriptor CommitInLoop = Rule(RuleIds.CommitInLoop, NPlusOne, Warning,
        "Commit in a loop",
        "'{0}' commits for each iteration of '{1}'{2}",
        "One transaction per element. Save once after the loop, or once per chunk.");

    public static readonly DiagnosticDescriptor UnloadedNavigation = Rule(RuleIds.UnloadedNavigation, NPlusOne, Warning,
        "Navigation that the query did not load",
        "'{0}' was not loaded by the query of '{1}': reading it here runs a query for each element, or finds nothing",
        "Include the navigation in the query, or project what is needed.");
}
