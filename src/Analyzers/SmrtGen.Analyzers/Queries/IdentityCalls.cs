using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>
/// Round trips of ASP.NET Core Identity over EF Core. What only reads a property of the user, as <c>GetEmailAsync</c> does, is none.
/// </summary>
internal sealed class IdentityCalls(DataSymbols symbols)
{
    private static readonly HashSet<string> Reads =
    [
        "FindById", "FindByName", "FindByEmail", "FindByLogin", "GetUser", "GetRoles", "GetClaims", "GetLogins", "GetUsersInRole",
        "GetUsersForClaim", "IsInRole", "RoleExists",
    ];

    private static readonly HashSet<string> Writes =
    [
        "Create", "Update", "Delete", "AddToRole", "AddToRoles", "RemoveFromRole", "RemoveFromRoles", "AddClaim", "AddClaims",
        "RemoveClaim", "RemoveClaims", "ReplaceClaim", "AddLogin", "RemoveLogin", "AddPassword", "RemovePassword", "ChangePassword",
        "ResetPassword", "SetLockoutEndDate", "SetLockoutEnabled", "ResetAccessFailedCount",
    ];

    public QueryCall? Recognize(IInvocationOperation call)
    {
        if (!symbols.HasEntityFramework || !call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) || !IsManager(call.TargetMethod))
            return null;
        string name = call.TargetMethod.Name.Substring(0, call.TargetMethod.Name.Length - 5);
        if (Reads.Contains(name))
            return new QueryCall(QueryApi.EntityFramework, QueryEffect.Read, manyRows: false, call.TargetMethod.Name);
        return Writes.Contains(name)
            ? new QueryCall(QueryApi.EntityFramework, QueryEffect.Write, manyRows: false, call.TargetMethod.Name) : null;
    }

    /// <summary>A member that the manager declares, or an override of one: that is followed by itself.</summary>
    private bool IsManager(IMethodSymbol method) => method.IsIn(symbols.UserManager) || method.IsIn(symbols.RoleManager);
}
