using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>A SmrtGen query as it was composed.</summary>
internal sealed class SmrtGenChain
{
    private SmrtGenChain(ITypeSymbol? entity) => Entity = entity;

    public ITypeSymbol? Entity { get; }

    public List<IInvocationOperation> Steps { get; } = [];

    /// <summary>Whether each call and each assignment could be read.</summary>
    public bool IsComplete { get; private set; } = true;

    public bool IsBounded { get; private set; }

    public static SmrtGenChain Of(IInvocationOperation terminal, DataSymbols symbols)
    {
        INamedTypeSymbol? type = terminal.TargetMethod.ContainingType;
        var chain = new SmrtGenChain(type is { TypeArguments.Length: > 0 }
            ? type.TypeArguments[0] : type?.BaseType?.TypeArguments.FirstOrDefault());
        if (terminal.Receiver() is { } receiver)
            chain.Follow(receiver, symbols, []);
        return chain;
    }

    private void Follow(IOperation operation, DataSymbols symbols, HashSet<ISymbol> seen)
    {
        operation = operation.Unwrap();
        switch (operation)
        {
            case IInvocationOperation call when SmrtGenCalls.Attribute(symbols, call.TargetMethod) is { } attribute:
                Steps.Add(call);
                IsBounded |= SmrtGenCalls.IsBounded(attribute) || call.TargetMethod.Name is "Take" or "Unbounded" or "Page";
                if (call.Receiver() is { } source)
                    Follow(source, symbols, seen);
                break;
            case ILocalReferenceOperation local:
                if (!seen.Add(local.Local))
                    break;
                List<IOperation> values = LocalValues.Of(local.Local, local);
                IsComplete &= values.Count > 0;
                foreach (IOperation value in values)
                    Follow(value, symbols, seen);
                break;
            case IPropertyReferenceOperation or IFieldReferenceOperation when IsRepository(operation.Type):
                break;
            case IParameterReferenceOperation when IsRepository(operation.Type):
                break;
            default:
                IsComplete = false;
                break;
        }
    }

    private static bool IsRepository(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Repository", ContainingNamespace.Name: "SmrtGen" })
                return true;
        }

        return false;
    }
}
