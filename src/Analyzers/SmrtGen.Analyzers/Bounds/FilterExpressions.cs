using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Finds the lambda of a filter: written in place, kept in a local or a member, or handed in by the caller.</summary>
internal sealed class FilterExpressions(MethodBodies bodies)
{
    private const int MaxHops = 8;

    /// <summary>The lambda; the expression itself when it leads to none.</summary>
    public IOperation? Read(IOperation? filter, ImmutableArray<IOperation> through) => Read(filter, through, MaxHops);

    private IOperation? Read(IOperation? filter, ImmutableArray<IOperation> through, int hops)
    {
        if (filter is null || hops == 0)
            return filter;
        filter = LocalValues.Trace(filter);
        switch (filter)
        {
            case IParameterReferenceOperation { Parameter: var parameter } when !through.IsEmpty
                && through[0] is IInvocationOperation call && call.Argument(parameter.Ordinal) is { } given:
                return Read(given, through.RemoveAt(0), hops - 1);
            case IMemberReferenceOperation { Member: IFieldSymbol { IsReadOnly: true } field }:
                return bodies.Initializer(field) is { } kept ? Read(kept, [], hops - 1) : filter;
            case IPropertyReferenceOperation { Property: { SetMethod: null } property }:
                if (bodies.Initializer(property) is { } value)
                    return Read(value, [], hops - 1);
                return property.GetMethod is { } getter ? Returned(getter, filter, [], null) : filter;
            case IInvocationOperation call when MethodBodies.HasSource(call.TargetMethod.OriginalDefinition):
                return Returned(call.TargetMethod, filter, through.Insert(0, call), call.Instance?.Type);
            default:
                return filter;
        }

        IOperation? Returned(IMethodSymbol method, IOperation itself, ImmutableArray<IOperation> uses, ITypeSymbol? receiver) =>
            bodies.OnlyTarget(method, receiver) is { } target && bodies.Returned(target) is { Count: 1 } values
                ? Read(values[0], uses, hops - 1) : itself;
    }
}
