using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Two collections of one level in one EF Core query that is not split.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IncludeFanOutAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.IncludeFanOut];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;

        // The names cost nothing; what the call does may lead through many members.
        if (!context.Symbols.HasEntityFramework || !IsReading(call.TargetMethod, context.Symbols) || !context.Model.Includes)
            return;
        if (context.Model.Query(call) is not { Api: QueryApi.EntityFramework, Effect: QueryEffect.Read }
            || call.Receiver() is not { } source)
            return;
        if (!context.Symbols.IsQueryable(source.Unwrap().Type) || context.Model.SplitsQueries)
            return;
        QueryChain chain = context.Model.Chains.Read(source);
        if (!chain.IsComplete || chain.IsConditional || chain.Has("AsSplitQuery", "Select", "SelectMany", "GroupBy")
            || !chain.Has("Include"))
            return;
        var seen = new Dictionary<string, string>();
        foreach (KeyValuePair<string, string> collection in Collections(chain))
        {
            if (seen.TryGetValue(collection.Key, out string? other) && other != collection.Value)
            {
                context.Report(Descriptors.IncludeFanOut, call.NameLocation(), other, collection.Value);
                return;
            }

            seen[collection.Key] = collection.Value;
        }
    }

    private static bool IsReading(IMethodSymbol method, DataSymbols symbols) =>
        (method.IsIn(symbols.EfQueryable) || method.IsIn(symbols.Queryable) || method.IsIn(symbols.Enumerable))
        && !method.Name.StartsWith("Any", StringComparison.Ordinal) && !method.Name.StartsWith("Count", StringComparison.Ordinal);

    /// <summary>Each included collection with the path of its owner.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Collections(QueryChain chain)
    {
        string path = "";
        foreach (IInvocationOperation step in Enumerable.Reverse(chain.Steps).Select(static s => s.Call))
        {
            if (step.TargetMethod.Name is not ("Include" or "ThenInclude") || step.Argument(1).AsLambda() is not { } lambda)
                continue;
            IOperation? body = (lambda.Body.Operations.FirstOrDefault() as IReturnOperation)?.ReturnedValue?.Unwrap();
            while (body is IInvocationOperation filter && filter.Receiver() is { } inner)
                body = inner.Unwrap();
            string owner = step.TargetMethod.Name == "Include" ? "" : path;
            var names = new List<IPropertySymbol>();
            while (body is IPropertyReferenceOperation { Property: var property } reference)
            {
                names.Insert(0, property);
                body = reference.Instance?.Unwrap();
            }

            foreach (IPropertySymbol name in names)
            {
                if (name.Type.ElementType() is not null)
                    yield return new(owner, name.Name);
                owner += "." + name.Name;
            }

            path = owner;
        }
    }
}
