using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>The parameters that a method adds to a command which nobody else sees.</summary>
internal static class CommandParameters
{
    /// <param name="textSite">Where the command gets its text: its creation, or the assignment of <c>CommandText</c>.</param>
    /// <returns>The names without their marks, and where they stand; null when other code may add some, or change the text.</returns>
    public static Dictionary<string, SyntaxNode>? Of(IOperation textSite)
    {
        if (Holder(textSite) is not { } command || LocalValues.Single(command, textSite) is not { } made)
            return null;
        var names = new Dictionary<string, SyntaxNode>(StringComparer.OrdinalIgnoreCase);
        int texts = HasText(made) ? 1 : 0;
        foreach (IOperation operation in textSite.Root().Descendants())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, command))
                continue;
            switch (reference.Parent)
            {
                case IPropertyReferenceOperation { Property.Name: "CommandText", Parent: IAssignmentOperation set } text when set.Target == text:
                    texts += set is ISimpleAssignmentOperation ? 1 : 2;
                    break;
                case IPropertyReferenceOperation { Property.Name: "CommandText" or "CommandTimeout" or "Transaction" or "Connection" }:
                case IInvocationOperation { Instance: { } instance, TargetMethod.Name: var name }
                    when instance == reference && (name.StartsWith("Execute", StringComparison.Ordinal) || name.StartsWith("Prepare", StringComparison.Ordinal)
                        || name.StartsWith("Dispose", StringComparison.Ordinal) || name is "CreateParameter" or "Cancel"):
                case IUsingOperation:
                    break;
                case IPropertyReferenceOperation { Property.Name: "Parameters" } parameters when Added(parameters) is { } name:
                    names[SqlParameters.WithoutMark(name.ConstantValue.Value!.ToString()!)] = name.Syntax;
                    break;
                default:
                    return null;
            }
        }

        return texts == 1 ? names : null;
    }

    /// <summary>The local that holds the command.</summary>
    private static ILocalSymbol? Holder(IOperation textSite)
    {
        if (textSite is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } })
        {
            if (instance.Unwrap() is ILocalReferenceOperation local)
                return local.Local;
            if (instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
                return null;
        }

        IOperation? at = textSite;
        while (at is IObjectOrCollectionInitializerOperation or IObjectCreationOperation or IConversionOperation or ISimpleAssignmentOperation)
            at = at.Parent;
        return at is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;
    }

    private static bool HasText(IOperation made) => made.Unwrap() switch
    {
        IObjectCreationOperation creation => SqlArgument.OfCreation(creation) is not null,
        IInvocationOperation { TargetMethod.Name: "CreateCommand" } call => call.Arguments.Any(static a =>
            a is { Parameter.Type.SpecialType: SpecialType.System_String, ArgumentKind: not ArgumentKind.DefaultValue }),
        _ => true,
    };

    /// <summary>The constant that names the parameter which is added.</summary>
    private static IOperation? Added(IOperation parameters)
    {
        if (parameters.Parent is not IInvocationOperation { TargetMethod.Name: "Add" or "AddWithValue" } add
            || add.Instance != parameters || add.Arguments.IsEmpty)
            return null;
        IArgumentOperation first = add.Arguments[0];
        return IsName(first) ? Constant(first.Value) : Name(first.Value);
    }

    private static bool IsName(IArgumentOperation argument) =>
        argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: "parameterName" or "name" };

    private static IOperation? Name(IOperation parameter)
    {
        IOperation made = LocalValues.Trace(parameter);
        if (made is IObjectCreationOperation creation)
        {
            if (creation.Arguments.FirstOrDefault(IsName) is { } named)
                return Constant(named.Value);
            return creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                .Where(static set => set.Target is IPropertyReferenceOperation { Property.Name: "ParameterName" })
                .Select(static set => Constant(set.Value)).FirstOrDefault();
        }

        if (parameter.Unwrap() is not ILocalReferenceOperation { Local: var local })
            return null;
        List<ISimpleAssignmentOperation> given = [.. parameter.Root().Descendants().OfType<ISimpleAssignmentOperation>()
            .Where(set => set.Target is IPropertyReferenceOperation { Property.Name: "ParameterName", Instance: ILocalReferenceOperation of }
                && SymbolEqualityComparer.Default.Equals(of.Local, local))];
        return given.Count == 1 ? Constant(given[0].Value) : null;
    }

    private static IOperation? Constant(IOperation value) => value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } } ? value : null;
}
