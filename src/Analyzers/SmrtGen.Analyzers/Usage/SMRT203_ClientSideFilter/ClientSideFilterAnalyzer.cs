using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Operators that run in memory, right behind a query of EF Core that read the rows they drop.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientSideFilterAnalyzer : UsageAnalyzer
{
    private static readonly string[] Filters =
        ["Where", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "Any", "All", "Count", "Skip", "Take"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.ClientSideFilter];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.IsIn(context.Symbols.Enumerable) || call.Arguments.Length != 2 || !Filters.Contains(call.TargetMethod.Name))
            return;
        if (call.Receiver()?.Unwrap() is not IInvocationOperation source || !Materialises(context, source))
            return;
        if (call.Argument(1).AsLambda() is { } filter ? !IsTranslatable(filter) : call.TargetMethod.Name is not ("Skip" or "Take"))
            return;
        context.Report(Descriptors.ClientSideFilter, call.NameLocation(), call.TargetMethod.Name, source.TargetMethod.Name);
    }

    private static bool Materialises(UsageContext context, IInvocationOperation source)
    {
        if (source.TargetMethod.Name is "ToList" or "ToListAsync" or "ToArray" or "ToArrayAsync")
            return context.Model.Query(source) is { Api: QueryApi.EntityFramework, ManyRows: true };
        return source.TargetMethod.Name == "AsEnumerable" && source.Receiver() is { } query
            && context.Symbols.IsQueryable(query.Unwrap().Type)
            && context.Model.Chains.Read(query) is { Root: QueryRoot.Set };
    }

    /// <summary>Comparisons of columns with values. Anything else may be the reason why the rows were read first.</summary>
    private static bool IsTranslatable(IAnonymousFunctionOperation filter)
    {
        if (filter.Symbol.Parameters.Length != 1)
            return false;
        foreach (IOperation operation in filter.Body.Descendants())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: { Name: "Contains" or "StartsWith" or "EndsWith"
                    or "IsNullOrEmpty", ContainingType.SpecialType: SpecialType.System_String, Parameters.Length: 1 } }:
                case IBinaryOperation or IUnaryOperation or IConversionOperation or ILiteralOperation or IArgumentOperation
                    or IReturnOperation:
                case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Field.IsStatic: false }
                    or IFieldReferenceOperation { ConstantValue.HasValue: true }:
                    break;
                case IPropertyReferenceOperation { Property: var property } when IsColumn(property):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool IsColumn(IPropertySymbol property) =>
        property.SetMethod is not null && (property.Type.IsValueType || property.Type.SpecialType == SpecialType.System_String)
        && !property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "NotMappedAttribute");
}
