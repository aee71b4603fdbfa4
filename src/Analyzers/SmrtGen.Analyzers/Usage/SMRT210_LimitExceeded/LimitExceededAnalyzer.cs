using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>A constant that asks a SmrtGen query for more than its entity declares.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LimitExceededAnalyzer : UsageAnalyzer
{
    /// <summary>What the generator takes where <c>MaxDepth</c> is not set.</summary>
    private const int DefaultDepth = 3;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.LimitExceeded];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Take" or "Include" or "ThenInclude"))
            return;
        if (SmrtGenCalls.Kind(SmrtGenCalls.Attribute(context.Symbols, call.TargetMethod)) != SmrtGenKind.Compose)
            return;
        SmrtGenChain chain = SmrtGenChain.Of(call, context.Symbols);
        if (call.TargetMethod.Name == "Take")
        {
            if (call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: int count }
                && Declared(chain.Entity, "MaxLimit") is { } limit && count > limit)
                context.Report(Descriptors.LimitExceeded, call.NameLocation(), "Take", $"{count} rows", chain.Entity!.Name, "MaxLimit",
                    limit);
            return;
        }

        int depth = Depth(call);
        for (int i = 0; call.TargetMethod.Name == "ThenInclude" && i < chain.Steps.Count; i++)
        {
            depth += Depth(chain.Steps[i]);
            if (chain.Steps[i].TargetMethod.Name == "Include")
                break;
        }

        if (DeclaredDepth(chain.Entity) is { } most && depth > most)
            context.Report(Descriptors.LimitExceeded, call.NameLocation(), call.TargetMethod.Name, $"{depth} levels", chain.Entity!.Name,
                "MaxDepth", most);
    }

    private static int Depth(IInvocationOperation include)
    {
        IOperation? body = include.Arguments.Select(static a => a.Value.AsLambda())
            .FirstOrDefault(static l => l is not null)?.Body.Operations.FirstOrDefault();
        return body is null ? 0 : body.Descendants().Count(static o => o is IPropertyReferenceOperation);
    }

    /// <summary>The depth of the entity, which has one also where it declares none.</summary>
    private static int? DeclaredDepth(ITypeSymbol? entity) =>
        Declared(entity, "MaxDepth") ?? (entity?.GetAttributes().Any(IsSmrt) == true ? DefaultDepth : null);

    private static bool IsSmrt(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "SmrtAttribute", ContainingNamespace.Name: "SmrtGen" };

    private static int? Declared(ITypeSymbol? entity, string name)
    {
        foreach (AttributeData attribute in entity?.GetAttributes() ?? [])
        {
            if (!IsSmrt(attribute))
                continue;
            foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            {
                if (argument.Key == name && argument.Value.Value is int value and > 0)
                    return value;
            }
        }

        return null;
    }
}
