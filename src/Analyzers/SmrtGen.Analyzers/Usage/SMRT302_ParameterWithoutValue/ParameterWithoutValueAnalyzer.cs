using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Parameters that the SQL of a Dapper call names and values that the call gives: each needs the other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ParameterWithoutValueAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [Descriptors.ParameterWithoutValue, Descriptors.ValueWithoutParameter];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.IsIn(context.Symbols.SqlMapper) || call.Argument("sql") is not { } text
            || call.Argument("param") is not { } values)
            return;
        SqlText sql = SqlTextReader.Read(text.Value);
        if (!sql.IsComplete || sql.Holes.Count > 0 || SqlStatements.Verb(sql.Tokens) is not { } verb
            || !verb.IsWord("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH"))
            return;
        if (Names(values) is not { } given)
            return;
        HashSet<string> named = SqlParameters.Of(sql);
        foreach (string name in named.OrderBy(static n => n, StringComparer.Ordinal))
        {
            if (!given.ContainsKey(name))
                context.Report(Descriptors.ParameterWithoutValue, text.Syntax.GetLocation(), name);
        }

        foreach (KeyValuePair<string, SyntaxNode> value in given)
        {
            if (value.Value is not null && !named.Contains(value.Key)
                && sql.Text.IndexOf("{=" + value.Key, StringComparison.OrdinalIgnoreCase) < 0)
                context.Report(Descriptors.ValueWithoutParameter, value.Value.GetLocation(), value.Key);
        }
    }

    /// <summary>The names that the call gives; null when they cannot be known.</summary>
    private static Dictionary<string, SyntaxNode>? Names(IArgumentOperation values)
    {
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
