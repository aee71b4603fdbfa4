using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Usage;

/// <summary>How messages name calls.</summary>
internal static class CallText
{
    public static string Name(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: ILocalReferenceOperation held } =>
            held.Local.Name,
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: IMemberReferenceOperation kept } => kept.Member.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        IObjectCreationOperation creation => "new " + creation.Type?.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        IMethodReferenceOperation reference => reference.Method.Name,
        IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name,
        ISpreadOperation => "..",
        _ => "foreach",
    };

    /// <summary>The members between the call and its round trip, or nothing when the call is the round trip.</summary>
    public static string Chain(CallPath path) =>
        path.Members.IsEmpty ? "" : $" ({string.Join(" → ", path.Members)} → {path.Call.Name})";
}
