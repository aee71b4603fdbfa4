using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Queries that could be cancelled with a token at hand, and are not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingCancellationTokenAnalyzer : UsageAnalyzer
{
    /// <summary>The property that tells the fix how to pass the token.</summary>
    internal const string ParameterProperty = "parameter";

    internal const string TokenProperty = "token";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.MissingCancellationToken];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (context.Symbols.CancellationToken is not { } tokenType || !IsAsynchronous(call.TargetMethod)
            || Parameter(call, tokenType) is not { } parameter)
            return;
        if (context.Model.Query(call) is null && !IsSmrtGen(context, call))
            return;
        if (TokenInScope(call, context.ContainingSymbol, tokenType) is not { } token)
            return;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string,
            string?>.Empty.Add(ParameterProperty, parameter).Add(TokenProperty, token);
        context.ReportFixable(Descriptors.MissingCancellationToken, call.NameLocation(), properties, related: null, call.TargetMethod.Name, token);
    }

    private static bool IsSmrtGen(UsageContext context, IInvocationOperation call) =>
        SmrtGenCalls.Kind(SmrtGenCalls.Attribute(context.Symbols, call.TargetMethod)) is { } kind && kind != SmrtGenKind.Compose;

    private static bool IsAsynchronous(IMethodSymbol method) => method.ReturnType.Name is "Task" or "ValueTask" or "IAsyncEnumerable";

    /// <summary>The parameter that would take the token: left out here, or of an overload with one parameter more.</summary>
    private static string? Parameter(IInvocationOperation call, INamedTypeSymbol tokenType)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, tokenType))
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? argument.Parameter!.Name : null;
        }

        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        if (method.Parameters.Any(static p => p.IsParams))
            return null;
        foreach (ISymbol member in method.ContainingType.GetMembers(method.Name))
        {
            if (member is IMethodSymbol overload && overload.Parameters.Length == method.Parameters.Length + 1
                && SymbolEqualityComparer.Default.Equals(overload.Parameters[overload.Parameters.Length - 1].Type, tokenType)
                && method.Parameters.Zip(overload.Parameters, static (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type))
                    .All(static same => same))
            {
                return overload.Parameters[overload.Parameters.Length - 1].Name;
            }
        }

        return null;
    }

    /// <summary>The token of the function around the call, or of one around that.</summary>
    private static string? TokenInScope(IOperation operation, ISymbol method, INamedTypeSymbol tokenType)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            IMethodSymbol? function = current switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is not null && Token(function) is { } inner)
                return inner;
            if (function is { IsStatic: true })
                return null;
        }

        return method is IMethodSymbol outer ? Token(outer) : null;

        string? Token(IMethodSymbol function)
        {
            List<IParameterSymbol> tokens = [.. function.Parameters.Where(p => SymbolEqualityComparer.Default.Equals(p.Type, tokenType))];
            return tokens.Count == 1 ? tokens[0].Name : null;
        }
    }
}
