using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace SmrtGen.Analyzers;

internal static partial class Descriptors
{
    private const string Unbounded = "SmrtGen.Unbounded";

    public static readonly DiagnosticDescriptor UnboundedQuery = Rule(RuleIds.UnboundedQuery, Unbounded, Warning,
        "Unbounded query",
        "'{0}' reads every matching row of '{1}': nothing bounds their number",
        "The result grows with the table. Take a page, filter by a key, or say why the set is small.");

    public static readonly DiagnosticDescriptor UnboundedSql = Rule(RuleIds.UnboundedSql, Unbounded, Warning,
        "Unbounded SELECT",
        "'{0}' reads every row of '{1}' that matches: the statement has no LIMIT, aggregate or key",
        "The result grows with the table. Add LIMIT/FETCH/TOP, or filter by a key.");

    public static readonly DiagnosticDescriptor ClientSideFilter = Rule(RuleIds.ClientSideFilter, Unbounded, Warning,
        "Filter after materialising",
        "'{0}' runs in memory after '{1}' has read the rows: put it before, so that the database filters",
        "Rows that the filter drops have travelled for nothing.");

    public static readonly DiagnosticDescriptor PageWithoutOrder = Rule(RuleIds.PageWithoutOrder, Unbounded, Warning,
        "Page without an order",
        "'{0}' without an order: the database may return other rows each time",
        "SQL gives no order unless asked: pages overlap and rows get lost. Order by a unique key first.");

    public static readonly DiagnosticDescriptor CountInsteadOfAny = Rule(RuleIds.CountInsteadOfAny, Unbounded, Info,
        "Count compared with zero",
        "'{0}' counts every row to learn whether there is one: use '{1}'",
        "EXISTS stops at the first row; COUNT reads all of them.");

    public static readonly DiagnosticDescriptor LeadingWildcard = Rule(RuleIds.LeadingWildcard, Unbounded, Info,
        "LIKE pattern that starts with a wildcard",
        "The pattern '{0}' starts with a wildcard: no ordinary index can serve it, so the whole table is read",
        "Anchor the pattern, or use a full-text or trigram index.");

    public static readonly DiagnosticDescriptor SelectStar = Rule(RuleIds.SelectStar, Unbounded, Info,
        "SELECT *",
        "'SELECT *' reads columns that nobody asked for and changes with the table: name the columns",
        "A column added later travels with every row, and readers by position break.");

    public static readonly DiagnosticDescriptor WriteWithoutWhere = Rule(RuleIds.WriteWithoutWhere, Unbounded, Warning,
        "UPDATE or DELETE without WHERE",
        "'{0}' changes every row of '{1}'",
        "A statement without WHERE changes the whole table. If this is meant, say so by a suppression with a reason.");

    public static readonly DiagnosticDescriptor IncludeFanOut = Rule(RuleIds.IncludeFanOut, Unbounded, Warning,
        "Includes that multiply rows",
        "'{0}' and '{1}' are collections of one level in one query: their rows multiply",
        "Two joined collections give the product of their rows. Use AsSplitQuery, or load them separately.");

    public static readonly DiagnosticDescriptor LimitExceeded = Rule(RuleIds.LimitExceeded, Unbounded, Warning,
        "Declared limit exceeded",
        "'{0}' asks for {1}, but '{2}' declares {3} = {4}: the call throws",
        "The entity declares the most rows or levels that one query may read.");
}
