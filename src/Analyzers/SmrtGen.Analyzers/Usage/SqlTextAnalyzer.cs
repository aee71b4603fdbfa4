using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Usage;

/// <summary>A rule about the SQL text itself, wherever one of the APIs gets it.</summary>
public abstract class SqlTextAnalyzer : UsageAnalyzer
{
    private protected sealed override ImmutableArray<OperationKind> Kinds =>
        [OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment];

    private protected sealed override void Analyze(UsageContext context)
    {
        if (Expression(context.Operation, context.Symbols) is { } expression)
            Analyze(context, expression, SqlTextReader.Read(expression));
    }

    private protected abstract void Analyze(UsageContext context, IOperation expression, SqlText sql);

    /// <summary>The call that the text is for, as messages name it.</summary>
    private protected static string Target(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name,
        IObjectCreationOperation creation => "new " + creation.Type?.Name,
        _ => "CommandText",
    };

    private static IOperation? Expression(IOperation operation, DataSymbols symbols)
    {
        switch (operation)
        {
            case IInvocationOperation call when call.TargetMethod.IsIn(symbols.SqlMapper):
                return call.Argument("sql")?.Value;
            case IInvocationOperation call when call.TargetMethod.IsIn(symbols.EfRelationalDatabase)
                || call.TargetMethod.IsIn(symbols.EfRelationalQueryable):
                return call.TargetMethod.Name.Contains("Sql")
                    && call.Argument("sql") is { Value.Type.SpecialType: SpecialType.System_String } raw ? raw.Value : null;
            case IObjectCreationOperation creation when symbols.IsCommand(creation.Type):
                return creation.Arguments.FirstOrDefault(static a =>
                    a.Parameter is { Ordinal: 0, Type.SpecialType: SpecialType.System_String })?.Value;
            case IObjectCreationOperation { Type: { Name: "CommandDefinition", ContainingNamespace.Name: "Dapper" } } creation:
                return creation.Arguments.FirstOrDefault(static a => a.Parameter?.Ordinal == 0)?.Value;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "CommandText" } property } } assignment when symbols.IsCommand(property.ContainingType):
                return assignment.Value;
            default:
                return null;
        }
    }
}
