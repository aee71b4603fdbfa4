using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Bounds;

namespace SmrtGen.Analyzers.Sql;

/// <summary>The parameters that a member gives a time of a fixed while ago.</summary>
internal static class RecentParameters
{
    /// <param name="member">The body that the statement runs in.</param>
    public static HashSet<string> Of(IOperation member)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (IOperation operation in member.Descendants())
        {
            string? name = operation switch
            {
                ISimpleAssignmentOperation { Parent: IAnonymousObjectCreationOperation, Target: IPropertyReferenceOperation { Property.Name: var property }, Value: var value }
                    when RecentTimes.Is(value) => property,
                IInvocationOperation call => NameIn(call.Arguments),
                IObjectCreationOperation creation => NameIn(creation.Arguments),
                _ => null,
            };
            if (name is not null)
                names.Add(SqlParameters.WithoutMark(name));
        }

        return names;
    }

    /// <summary>The constant text that stands beside such a time: <c>Add("since", now.AddDays(-7))</c>.</summary>
    private static string? NameIn(IEnumerable<IArgumentOperation> arguments)
    {
        string? name = null;
        bool isRecent = false;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string text })
                name ??= text;
            else
                isRecent |= RecentTimes.Is(argument.Value);
        }

        return isRecent ? name : null;
    }
}
