using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Analyzers;
using SmrtGen.Analyzers.Usage;

namespace SmrtGen.CodeFixes;

/// <summary>Passes the token that is in scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MissingCancellationTokenCodeFix : UsageCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.MissingCancellationToken];

    private protected override IEnumerable<Edit> Edits(SyntaxNode node, SemanticModel model, Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (CallEdit.Call(node) is not { } call || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
            yield break;
        if (diagnostic.Properties[MissingCancellationTokenAnalyzer.TokenProperty] is not { } token
            || diagnostic.Properties[MissingCancellationTokenAnalyzer.ParameterProperty] is not { } parameter)
        {
            yield break;
        }

        // A parameter that the call could already name may stand behind others left out; one of a longer overload is its last.
        IParameterSymbol? own = method.Parameters.FirstOrDefault(p => p.Name == parameter);
        bool isNext = own is null
            || (own.Ordinal == call.ArgumentList.Arguments.Count && call.ArgumentList.Arguments.All(static a => a.NameColon is null));
        InvocationExpressionSyntax passed = isNext ? CallEdit.AddArgument(call, token) : CallEdit.AddNamedArgument(call, parameter, token);
        yield return new Edit($"Pass '{token}'", call, passed);
    }
}
