using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>The way from a value back to the input that it is taken from.</summary>
internal static class InputPath
{
    private const int MaxHops = 30;

    private static readonly HashSet<string> Measures = ["Length", "Count", "Any", "Value", "HasValue", "Trim", "ToLower", "ToUpper",
        "ToLowerInvariant", "ToUpperInvariant", "ToList", "ToArray", "ToString"];

    private static readonly string[] Conversions = ["Parse", "Split", "Normalize", "To", "Trim", "Clean", "Sanitize", "Convert", "Decode",
        "Distinct", "Select", "Where", "Cast", "OfType", "Replace"];

    /// <summary>Where a value comes from, and the properties on the way, the last one first.</summary>
    public static IOperation Root(IOperation operation, List<IPropertySymbol> path)
    {
        // Code that is half written may make a local from itself.
        for (int hops = 0; hops < MaxHops; hops++)
        {
            operation = operation.Unwrap();
            switch (operation)
            {
                case IPropertyReferenceOperation { Instance: { } instance, Property: var property }:
                    if (!Measures.Contains(property.Name))
                        path.Add(property);
                    operation = instance;
                    break;
                case IInvocationOperation call when Measures.Contains(call.TargetMethod.Name) && call.Receiver() is { } receiver:
                    operation = receiver;
                    break;
                case IInvocationOperation call when Converted(call) is { } converted:
                    operation = converted;
                    break;
                case IConditionalAccessInstanceOperation when Accessed(operation) is { } accessed:
                    operation = accessed;
                    break;
                case IConditionalAccessOperation access:
                    operation = access.WhenNotNull;
                    break;
                case ILocalReferenceOperation local when LocalValues.Single(local.Local, local) is { } value:
                    operation = value;
                    break;
                default:
                    return operation;
            }
        }

        return operation;
    }

    /// <summary>The one value that a call makes another form of: nothing comes of nothing.</summary>
    private static IOperation? Converted(IInvocationOperation call)
    {
        if (!Conversions.Any(prefix => call.TargetMethod.Name.StartsWith(prefix, StringComparison.Ordinal)))
            return null;
        List<IOperation> given = [.. call.Arguments.Select(static a => a.Value)
            .Where(static value => !value.ConstantValue.HasValue && value.AsLambda() is null && value.Type?.Name != "CancellationToken")];
        if (call.Instance is { Type: { } type } instance && (type.IsValueType || type.SpecialType == SpecialType.System_String || type.ElementType() is not null))
            given.Add(instance);
        return given.Count == 1 ? given[0] : null;
    }

    private static IOperation? Accessed(IOperation placeholder)
    {
        IOperation child = placeholder;
        for (IOperation? parent = placeholder.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        }

        return null;
    }

    /// <summary>A property that whoever makes the object sets, as the fields of a form or of a search are.</summary>
    public static bool IsInput(IPropertySymbol property) =>
        property.SetMethod is { DeclaredAccessibility: Accessibility.Public } && !HasInitializer(property);

    public static bool HasInitializer(IPropertySymbol property) =>
        MethodBodies.InitializerSyntax(property) is { } value and not IdentifierNameSyntax ? !IsNothing(value) : IsSetByConstructor(property);

    private static bool IsNothing(ExpressionSyntax value) => value.ToString() is "null" or "null!" or "\"\"" or "string.Empty" or "0" or "default" or "default!"
        or "[]" or "new()" || value is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null or { Expressions.Count: 0 } }
        || value.ToString().Contains(".Empty");

    /// <summary>Whether whoever makes the object gets a value for the property without asking for one.</summary>
    private static bool IsSetByConstructor(IPropertySymbol property) => property.ContainingType.InstanceConstructors
        .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
        .SelectMany(static reference => reference.GetSyntax().DescendantNodes().OfType<AssignmentExpressionSyntax>())
        .Any(set => set.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == property.Name
            && set.Right is not IdentifierNameSyntax && !IsNothing(set.Right));
}
