using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>What a SmrtGen member does, in the order of the runtime's <c>QueryKind</c>.</summary>
internal enum SmrtGenKind
{
    Single,
    Many,
    Batched,
    Write,
    WriteMany,
    Stream,
    Compose,
    Commit,
}

/// <summary>Round trips of SmrtGen: its members say by an attribute what they do.</summary>
internal sealed class SmrtGenCalls(DataSymbols symbols)
{
    public QueryCall? Recognize(IInvocationOperation call)
    {
        if (Attribute(symbols, call.TargetMethod) is not { } attribute)
            return null;
        return Kind(attribute) switch
        {
            SmrtGenKind.Single => Call(QueryEffect.Read, manyRows: false),
            SmrtGenKind.Many or SmrtGenKind.Stream => Call(QueryEffect.Read, manyRows: true),
            SmrtGenKind.Write => Call(QueryEffect.Write, manyRows: false),
            SmrtGenKind.Commit => Call(QueryEffect.Commit, manyRows: false),
            _ => null,
        };

        QueryCall Call(QueryEffect effect, bool manyRows) => new(QueryApi.SmrtGen, effect, manyRows, call.TargetMethod.Name);
    }

    public static AttributeData? Attribute(DataSymbols symbols, IMethodSymbol method)
    {
        if (symbols.QueryMethodAttribute is null)
            return null;
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        for (IMethodSymbol? current = method; current is not null; current = current.OverriddenMethod)
        {
            foreach (AttributeData attribute in current.OriginalDefinition.GetAttributes())
            {
                if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, symbols.QueryMethodAttribute))
                    return attribute;
            }
        }

        return null;
    }

    public static SmrtGenKind? Kind(AttributeData? attribute) =>
        attribute is { ConstructorArguments: { Length: > 0 } arguments } && arguments[0].Value is int value ? (SmrtGenKind)value : null;

    public static bool IsBounded(AttributeData attribute) =>
        attribute.NamedArguments.Any(static argument => argument is { Key: "Bounded", Value.Value: true });
}
