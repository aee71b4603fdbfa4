using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Queries that a field or a property without a setter keeps: what it is declared with, and what the constructors give it.</summary>
internal sealed class KeptQueries(DataSymbols symbols, MethodBodies bodies)
{
    private readonly ConcurrentDictionary<ISymbol, List<IOperation>> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Every value that the member ever gets; none when they are not all known.</summary>
    public List<IOperation> Values(ISymbol member) => _known.GetOrAdd(member.OriginalDefinition, Find);

    private List<IOperation> Find(ISymbol member)
    {
        var values = new List<IOperation>();
        ITypeSymbol? type = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
        if (member is { IsStatic: true } or { IsVirtual: true } or { IsAbstract: true } or IPropertySymbol { GetMethod: null }
            or IFieldSymbol { IsReadOnly: false } || !symbols.IsQueryable(type) || IsComputed(member))
            return values;
        if (bodies.Initializer(member) is { } initializer)
            values.Add(initializer);
        foreach (IMethodSymbol constructor in member.ContainingType.InstanceConstructors)
        {
            if (bodies.Body(constructor) is not { } body)
                continue;
            foreach (IOperation operation in body.Descendants())
            {
                if (operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target, Value: var value }
                    && SymbolEqualityComparer.Default.Equals(target.Member, member) && !AddGiven(value.Unwrap(), constructor, values, depth: 3))
                    return [];
            }
        }

        return values;
    }

    private static bool IsComputed(ISymbol member) => member is IPropertySymbol property
        && property.GetMethod!.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not AccessorDeclarationSyntax
            { Body: null, ExpressionBody: null };

    /// <summary>A value of a constructor; for a parameter, what the other constructors hand in.</summary>
    private bool AddGiven(IOperation value, IMethodSymbol constructor, List<IOperation> values, int depth)
    {
        if (value is not IParameterReferenceOperation { Parameter: var parameter } || symbols.IsDbSet(value.Type))
        {
            values.Add(value);
            return true;
        }

        if (depth == 0)
            return false;
        int before = values.Count;
        foreach (IMethodSymbol other in Constructors(constructor.ContainingType))
        {
            if (bodies.Body(other) is not IConstructorBodyOperation { Initializer: { } chained }
                || chained.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault() is not { } call
                || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, constructor.OriginalDefinition))
                continue;
            if (call.Argument(parameter.Ordinal) is not { } given || !AddGiven(given.Unwrap(), other, values, depth - 1))
                return false;
        }

        return values.Count > before;
    }

    private IEnumerable<IMethodSymbol> Constructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Concat(bodies.Types.Derived(type).SelectMany(static derived => derived.InstanceConstructors));
}
