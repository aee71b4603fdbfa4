using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>What a filter asks of the columns of a row.</summary>
/// <param name="row">The row that the filter keeps or not.</param>
/// <param name="outer">The row of the query around it, in a filter of a subquery.</param>
internal sealed class RowColumns(IParameterSymbol row, IParameterSymbol? outer)
{
    /// <summary>Whether the operation depends on the row.</summary>
    public bool Reads(IOperation operation) => operation.References(row);

    /// <summary>An equality of a column with a value from outside. Flags and constants leave the number of rows open.</summary>
    public bool IsKeyed(IOperation column, IOperation value)
    {
        column = Column(column);
        if (!Reads(column) || Reads(value) || (outer is not null && (value.References(outer) || column.References(outer))))
            return false;
        if (column is IParameterReferenceOperation)
            return true;
        if (column is IInvocationOperation { TargetMethod: { Name: "Property", ContainingType.Name: "EF" } } shadow)
            return shadow.Type?.SpecialType != SpecialType.System_Boolean && !value.Unwrap().ConstantValue.HasValue;
        if (column is not IPropertyReferenceOperation { Property: var property })
            return false;
        IOperation plain = value.Unwrap();
        if (IsFlag(property) || plain is IDefaultValueOperation)
            return false;
        if (plain.ConstantValue is { HasValue: true, Value: var constant })
            return constant is not null && KeyNames.IsOwnKey(property);
        if (Holder(plain) is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } })
            return KeyNames.IsKey(property) && !KeyNames.IsState(property.Name);
        return true;
    }

    /// <summary>Where a value of an object comes from: <c>Status.Active.Id</c> is as fixed as <c>Status.Active</c>.</summary>
    private static IOperation Holder(IOperation value)
    {
        while (value is IPropertyReferenceOperation { Instance: { } instance })
            value = instance.Unwrap();
        return value;
    }

    /// <summary>Whether a list names flags, or constants of what many rows have.</summary>
    public bool ListsStates(IInvocationOperation call)
    {
        IOperation sought = Column(call.Arguments[call.Arguments.Length - 1].Value);
        if (!Reads(sought) || sought is not IPropertyReferenceOperation { Property: var property })
            return false;
        return IsFlag(property) || (IsWrittenDown(call) && !KeyNames.IsOwnKey(property));
    }

    private static bool IsFlag(IPropertySymbol column)
    {
        ITypeSymbol type = column.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] : column.Type;
        return type.SpecialType == SpecialType.System_Boolean;
    }

    /// <summary>Whether the list is one of constants that the code keeps.</summary>
    private static bool IsWrittenDown(IInvocationOperation call) => call.Receiver() is { } list && LocalValues.Trace(list) switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => true,
        IArrayCreationOperation { Initializer.ElementValues: var values } => values.All(static value => value.ConstantValue.HasValue),
        ICollectionExpressionOperation { Elements: var values } => values.All(static value => value.ConstantValue.HasValue),
        _ => false,
    };

    /// <summary>The column that an operation reads, whatever form of its value it takes.</summary>
    public static IOperation Column(IOperation operation)
    {
        operation = operation.Unwrap();
        return operation switch
        {
            IInvocationOperation { TargetMethod.Name: "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "Trim"
                or "ToString", Instance: { } text } => Column(text),
            IPropertyReferenceOperation { Property.Name: "Value" or "Date", Instance: { } inner } => Column(inner),
            IConditionalAccessOperation access => access.WhenNotNull,
            _ => operation,
        };
    }
}
