using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Bodies of methods in any file at hand, and the bodies that a call may reach.</summary>
internal sealed class MethodBodies
{
    private const int MaxTargets = 6;

    private readonly SourceTrees _source;
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _targets = new(SymbolEqualityComparer.Default);

    public MethodBodies(SourceTrees source)
    {
        _source = source;
        Types = new TypeIndex(source);
        Callers = new Callers(source);
    }

    public TypeIndex Types { get; }

    public Callers Callers { get; }

    /// <summary>What a field or a property is declared with.</summary>
    public IOperation? Initializer(ISymbol member) =>
        InitializerSyntax(member) is { } value ? _source.Model(value.SyntaxTree)?.GetOperation(value) : null;

    public static ExpressionSyntax? InitializerSyntax(ISymbol member) =>
        member.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };

    /// <summary>The body of a method with source; null for abstract, metadata and compiler-made ones.</summary>
    public IOperation? Body(IMethodSymbol method)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax();
            if (HasBody(syntax) && _source.Model(syntax.SyntaxTree)?.GetOperation(syntax) is { } body)
                return body;
        }

        return null;
    }

    public static bool HasSource(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty || method.PartialImplementationPart is not null;

    /// <summary>The bodies that what a body does can reach; empty when they are not all known.</summary>
    public ImmutableArray<IMethodSymbol> Targets(CallEdge edge)
    {
        if (edge.Message is not { } message)
            return Targets(edge.Method, edge.Receiver);
        return Types.Handler(message) is { } handler ? [handler] : [];
    }

    /// <summary>The bodies a call can reach; empty when they are not all known.</summary>
    public ImmutableArray<IMethodSymbol> Targets(IMethodSymbol method, ITypeSymbol? receiver)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (method.MethodKind == MethodKind.LocalFunction || method.IsStatic
            || (!method.IsVirtual && !method.IsAbstract && !method.IsOverride))
            return HasSource(method) && !method.IsAbstract ? [method] : [];
        if (method.ContainingType.TypeKind == TypeKind.Interface && receiver is INamedTypeSymbol { TypeKind: TypeKind.Class } known)
            return Implementation(method, known) is { } implementation ? Targets(implementation, known) : [];
        if (receiver is { IsSealed: true } && method.ContainingType.TypeKind != TypeKind.Interface)
            return HasSource(method) ? [method] : [];
        return _targets.GetOrAdd(method, FindTargets);
    }

    public IMethodSymbol? OnlyTarget(IMethodSymbol method, ITypeSymbol? receiver)
    {
        ImmutableArray<IMethodSymbol> targets = Targets(method, receiver);
        return targets.Length == 1 ? targets[0] : null;
    }

    /// <summary>The values that a method returns.</summary>
    public List<IOperation> Returned(IMethodSymbol method)
    {
        var values = new List<IOperation>();
        if (Body(method) is not { } body)
            return values;
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (operation is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value } && !IsNested(operation, body))
                values.Add(value);
        }

        return values;
    }

    private ImmutableArray<IMethodSymbol> FindTargets(IMethodSymbol method)
    {
        var found = new List<IMethodSymbol>();
        bool isInterface = method.ContainingType.TypeKind == TypeKind.Interface;
        if (!method.IsAbstract)
        {
            if (!HasSource(method))
                return [];
            found.Add(method);
        }

        foreach (INamedTypeSymbol type in Types.Derived(method.ContainingType))
        {
            if (type.TypeKind == TypeKind.Interface || RelaxedCode.IsTestType(type) || StandIns.IsType(type)
                || (RelaxedCode.IsInTests(type) && !RelaxedCode.IsInTests(method.ContainingType)))
                continue;
            IMethodSymbol? target = isInterface ? Implementation(method, type) : Override(method, type);
            if (target is null || found.Any(f => SymbolEqualityComparer.Default.Equals(f, target)))
                continue;
            if (target.IsAbstract || StandIns.OnlyThrows(target))
                continue;
            if (!HasSource(target) || found.Count == MaxTargets)
                return [];
            found.Add(target);
        }

        return [.. found];
    }

    private static IMethodSymbol? Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, method.ContainingType))
                continue;
            foreach (ISymbol member in implemented.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method))
                    return (type.FindImplementationForInterfaceMember(member) as IMethodSymbol)?.OriginalDefinition;
            }

            // Accessors are not members by name.
            if (method.AssociatedSymbol is IPropertySymbol property)
            {
                foreach (ISymbol member in implemented.GetMembers(property.Name))
                {
                    if (type.FindImplementationForInterfaceMember(member) is IPropertySymbol { GetMethod: { } getter })
                        return getter.OriginalDefinition;
                }
            }
        }

        return null;
    }

    private static IMethodSymbol? Override(IMethodSymbol method, INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers(method.Name))
        {
            for (IMethodSymbol? current = member as IMethodSymbol; current is not null; current = current.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, method))
                    return (IMethodSymbol)member.OriginalDefinition;
            }
        }

        return null;
    }

    private static bool IsNested(IOperation operation, IOperation body)
    {
        for (IOperation? current = operation.Parent; current is not null && current != body; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }

    private static bool HasBody(SyntaxNode syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        LocalFunctionStatementSyntax local => local.Body is not null || local.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => true,
        _ => false,
    };
}
