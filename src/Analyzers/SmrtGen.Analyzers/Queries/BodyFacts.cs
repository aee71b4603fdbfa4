using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>What one body does each time it runs: its own round trips, and the members it calls.</summary>
internal sealed class BodyFacts
{
    public static readonly BodyFacts None = new();

    public List<CallSite> Sites { get; } = [];
}

/// <summary>A call of a member that has source, or may have.</summary>
internal readonly struct CallEdge(IMethodSymbol method, ITypeSymbol? receiver, INamedTypeSymbol? message = null)
{
    private static readonly string[] Dispatchers = ["Mediator", "Sender", "Dispatcher", "QueryProcessor"];

    public IMethodSymbol Method { get; } = method;

    /// <summary>What the call gives to a dispatcher, whose one handler is what it comes to.</summary>
    public INamedTypeSymbol? Message { get; } = message;

    public ITypeSymbol? Receiver { get; } = receiver;

    /// <summary>The member that an operation calls, or null.</summary>
    public static CallEdge? Of(IOperation operation)
    {
        if (operation is IInvocationOperation dispatch && MessageOf(dispatch) is { } sent)
            return new CallEdge(dispatch.TargetMethod, dispatch.Instance?.Type, sent);
        CallEdge? edge = operation switch
        {
            IInvocationOperation call => new CallEdge(call.TargetMethod, call.Instance?.Unwrap().Type),
            IObjectCreationOperation { Constructor: { } constructor } => new CallEdge(constructor, null),
            IMethodReferenceOperation reference => new CallEdge(reference.Method, reference.Instance?.Type),
            IPropertyReferenceOperation { Property.GetMethod: { } getter } property when !IsTarget(property) && !IsAuto(getter) =>
                new CallEdge(getter, property.Instance?.Type),
            _ => null,
        };
        return edge is { Method: var method } && !method.IsImplicitlyDeclared && !IsCache(method.ContainingType)
            && (MethodBodies.HasSource(method.OriginalDefinition) || IsCastToContract(edge.Value)) ? edge : null;
    }

    /// <summary>An object of the compilation behind an interface of another assembly: <c>((IDisposable)room).Dispose()</c>.</summary>
    private static bool IsCastToContract(CallEdge edge) => edge.Method.ContainingType.TypeKind == TypeKind.Interface
        && edge.Receiver is { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false };

    private static INamedTypeSymbol? MessageOf(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Send" or "SendAsync" or "Query" or "QueryAsync" or "Dispatch" or "DispatchAsync" or "Execute"
            or "ExecuteAsync") || call.Arguments.IsEmpty
            || !Dispatchers.Any(mark => call.TargetMethod.ContainingType.Name.EndsWith(mark, StringComparison.Ordinal)))
            return null;
        return LocalValues.Trace(call.Arguments[0].Value).Type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } message
            ? message : null;
    }

    /// <summary>A type that calls itself a cache goes to the database now and then, not each time.</summary>
    private static bool IsCache(INamedTypeSymbol? type) => type?.Name.EndsWith("Cache", StringComparison.Ordinal) == true;

    private static bool IsTarget(IOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    /// <summary>A getter that only reads its field; most are.</summary>
    private static bool IsAuto(IMethodSymbol getter) =>
        getter.ContainingType.TypeKind != TypeKind.Interface && !getter.IsAbstract && !getter.IsVirtual && !getter.IsOverride
        && getter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is AccessorDeclarationSyntax { Body: null, ExpressionBody: null };
}
