using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Parameters that SQL names and values that come with it, in a Dapper call or a command: each needs the other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ParameterWithoutValueAnalyzer : SqlTextAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [Descriptors.ParameterWithoutValue, Descriptors.ValueWithoutParameter];

    private protected override void Analyze(UsageContext context, IOperation expression, SqlText sql)
    {
        if (!sql.IsComplete || sql.Holes.Count > 0 || SqlStatements.Verb(sql.Tokens) is not { } verb
            || !verb.IsWord("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH") || SqlParameters.AreNumbered(sql))
            return;
        if (Given(context.Operation, context.Symbols) is not { } given)
            return;
        HashSet<string> named = SqlParameters.Of(sql);
        foreach (string name in named.OrderBy(static n => n, StringComparer.Ordinal))
        {
            if (!given.ContainsKey(name))
                context.Report(Descriptors.ParameterWithoutValue, expression.Syntax.GetLocation(), name);
        }

        foreach (KeyValuePair<string, SyntaxNode> value in given)
        {
            if (!named.Contains(value.Key) && sql.Text.IndexOf("{=" + value.Key, StringComparison.OrdinalIgnoreCase) < 0)
                context.Report(Descriptors.ValueWithoutParameter, value.Value.GetLocation(), value.Key);
        }
    }

    /// <summary>The names of the values that the text gets, and where they stand; null when they cannot be known.</summary>
    private static Dictionary<string, SyntaxNode>? Given(IOperation user, DataSymbols symbols) => user switch
    {
        IInvocationOperation call when call.TargetMethod.IsIn(symbols.SqlMapper) => InObject(call.Argument("param")),
        IObjectCreationOperation { Type: { Name: "CommandDefinition", ContainingNamespace.Name: "Dapper" } } definition =>
            InObject(definition.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "parameters")),
        IInvocationOperation => null,
        _ => CommandParameters.Of(user),
    };

    private static Dictionary<string, SyntaxNode>? InObject(IArgumentOperation? values)
    {
        if (values is null)
            return null;
        var names = new Dictionary<string, SyntaxNode>(StringComparer.OrdinalIgnoreCase);
        if (values.ArgumentKind == ArgumentKind.DefaultValue || values.Value.Unwrap().ConstantValue is { HasValue: true, Value: null })
            return names;
        if (LocalValues.Trace(values.Value) is not IAnonymousObjectCreationOperation creation)
            return null;
        foreach (IOperation initializer in creation.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment)
                names[property.Name] = assignment.Syntax;
        }

        return names;
    }
}
