using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace SmrtGen.Analyzers;

internal static partial class Descriptors
{
    private const string Sql = "SmrtGen.Sql";

    public static readonly DiagnosticDescriptor SqlInjection = Rule(RuleIds.SqlInjection, Sql, Warning,
        "Value built into SQL",
        "'{0}' is built into the SQL of '{1}': pass it as a parameter",
        "Text that comes from outside can change what the statement does, and each value makes another plan.");

    public static readonly DiagnosticDescriptor ParameterWithoutValue = Rule(RuleIds.ParameterWithoutValue, Sql, Warning,
        "SQL parameter without a value",
        "The SQL names the parameter '{0}', but no value is given for it",
        "The statement fails when it runs.");

    public static readonly DiagnosticDescriptor ValueWithoutParameter = Rule(RuleIds.ValueWithoutParameter, Sql, Info,
        "Value without a SQL parameter",
        "The value '{0}' is given, but the SQL does not name it",
        "The value has no effect: a filter may be missing or misspelt.");

    public static readonly DiagnosticDescriptor MissingCancellationToken = Rule(RuleIds.MissingCancellationToken, Sql, Info,
        "Query without the cancellation token in scope",
        "'{0}' does not get the token '{1}': the query runs on after its caller has gone",
        "Pass the token, so that an abandoned request does not keep the database busy.");

    public static readonly DiagnosticDescriptor SyncOverAsync = Rule(RuleIds.SyncOverAsync, Sql, Warning,
        "Blocking on an asynchronous query",
        "'{0}' blocks a thread until the query of '{1}' has ended: await it",
        "Blocked threads starve the pool under load, and can deadlock.");
}
