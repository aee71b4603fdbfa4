using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Bounds;

/// <summary>Whether a LINQ filter keeps the result from growing with the table.</summary>
internal static class FilterBounds
{
    /// <summary>A filter that cannot be read counts as one that bounds.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="choose">Which of two filters to look at.</param>
    public static bool Bounds(IOperation? filter, Func<IConditionalOperation, IOperation?>? choose = null)
    {
        if (filter?.Unwrap() is IConditionalOperation { WhenFalse: { } otherwise } choice)
        {
            return choose?.Invoke(choice) is { } chosen
                ? Bounds(chosen) : Bounds(choice.WhenTrue) && Bounds(otherwise);
        }

        if (filter.AsLambda() is not { } lambda || lambda.Symbol.Parameters.Length == 0)
            return true;
        return Body(lambda) is not { } body || body.DescendantsAndSelf().Any(static o => o is IInvalidOperation)
            || new Reader(lambda.Symbol.Parameters[0], null).Bounds(body);
    }

    /// <summary>Whether filters of one query limit a column, or the two dates of a period, from both sides.</summary>
    public static bool IsWindow(IEnumerable<IOperation?> filters)
    {
        List<(string Column, bool IsUpper)> limits = [];
        foreach (IOperation? filter in filters)
        {
            if (filter.AsLambda() is { Symbol.Parameters: { IsEmpty: false } rows } lambda && Body(lambda) is { } body)
                new Reader(rows[0], null).Collect(body, limits);
        }

        return IsWindow(limits);
    }

    private static IOperation? Body(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations.FirstOrDefault() is IReturnOperation { ReturnedValue: { } value } ? value : null;

    private static bool IsWindow(List<(string Column, bool IsUpper)> limits) => limits.GroupBy(static limit => limit.Column)
        .Any(static group => group.Any(static l => l.IsUpper) && group.Any(static l => !l.IsUpper));

    /// <param name="row">The row that the filter keeps or not.</param>
    /// <param name="outer">The row of the query around it, in a filter of a subquery.</param>
    private sealed class Reader(IParameterSymbol row, IParameterSymbol? outer)
    {
        public bool Bounds(IOperation condition)
        {
            condition = condition.Unwrap();
            switch (condition)
            {
                case { ConstantValue: { HasValue: true, Value: false } }:
                    return true;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and:
                    return Bounds(and.LeftOperand) || Bounds(and.RightOperand) || IsWindow(and);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or:
                    return Bounds(or.LeftOperand)
                        ? Bounds(or.RightOperand) || IsOfNobody(or.RightOperand, or.LeftOperand) || IsAskedAround(or.RightOperand)
                        : (IsOfNobody(or.LeftOperand, or.RightOperand) || IsAskedAround(or.LeftOperand)) && Bounds(or.RightOperand);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality:
                    return IsKeyed(equality.LeftOperand, equality.RightOperand) || IsKeyed(equality.RightOperand, equality.LeftOperand);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } since
                    when ReadsRow(since.LeftOperand) && RecentTimes.Is(since.RightOperand):
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } until
                    when ReadsRow(until.RightOperand) && RecentTimes.Is(until.LeftOperand):
                    return true;
                case IConditionalOperation { WhenFalse: { } otherwise } choice:
                    return Bounds(choice.WhenTrue) && Bounds(otherwise);
                case IInvocationOperation call:
                    return BoundsCall(call);
                case IPropertyReferenceOperation { Property.Name: "HasValue" } or IUnaryOperation or IPropertyReferenceOperation
                    or IIsPatternOperation or IBinaryOperation
                    or ILiteralOperation or IIsTypeOperation:
                    return false;
                default:
                    return true;
            }
        }

        /// <summary>"Of this owner or of none", or of one that the code names, still asks for an owner's rows.</summary>
        private bool IsOfNobody(IOperation condition, IOperation other) =>
            condition.Unwrap() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test
            && ReadsRow(test.LeftOperand) && test.RightOperand.Unwrap().ConstantValue is { HasValue: true, Value: var named }
            && (named is null || (other.Unwrap() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } owner
                && owner.LeftOperand.Syntax.ToString() == test.LeftOperand.Syntax.ToString()));

        /// <summary>A test of a value from outside that decides whether the query runs at all, as well.</summary>
        private bool IsAskedAround(IOperation test)
        {
            if (ReadsRow(test))
                return false;
            List<ILocalSymbol> asked = [.. test.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(static local => local.Local)];
            IOperation child = test;
            for (IOperation? parent = test.Parent; asked.Count > 0 && parent is not null; child = parent, parent = parent.Parent)
            {
                if (parent is IConditionalOperation { Condition: var around } choice && child == choice.WhenTrue && asked.Exists(local => around.References(local)))
                    return true;
            }

            return false;
        }

        private bool BoundsCall(IInvocationOperation call)
        {
            string name = call.TargetMethod.Name;
            switch (name)
            {
                case "Contains" when IsText(call.Instance):
                case "StartsWith" or "EndsWith" or "Like" or "ILike" or "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "HasFlag" or "IsMatch":
                    return false;
                case "Contains":
                    return !ListsStates(call);
                case "Equals" or "CompareTo":
                    return call.Arguments.Length == 0 || IsKeyed(call.Receiver() ?? call, call.Arguments[call.Arguments.Length - 1].Value)
                        || IsKeyed(call.Arguments[call.Arguments.Length - 1].Value, call.Receiver() ?? call)
                        || call.Arguments.Length > 1 && IsKeyed(call.Arguments[0].Value, call.Arguments[1].Value);
                case "Any" when call.Arguments.Length == 2 && ReadsRow(call.Arguments[0].Value):
                    return FilterBounds.Bounds(call.Arguments[1].Value);
                case "Any" when call.Arguments.Length == 2 && IsSet(call.Arguments[0].Value)
                    && call.Arguments[1].Value.AsLambda() is { } subquery && subquery.Symbol.Parameters.Length == 1
                    && subquery.Body.Operations.FirstOrDefault() is IReturnOperation { ReturnedValue: { } test }:
                    return new Reader(subquery.Symbol.Parameters[0], row).Bounds(test);
                case "Any" when call.Arguments.Length == 1 && ReadsRow(call.Arguments[0].Value):
                case "All":
                    return false;
                default:
                    return true;
            }
        }

        /// <summary>Whether a list names flags or values of an enum, of which each is many rows.</summary>
        private bool ListsStates(IInvocationOperation call)
        {
            IOperation sought = Column(call.Arguments[call.Arguments.Length - 1].Value);
            if (!ReadsRow(sought) || sought is not IPropertyReferenceOperation { Property: var property })
                return false;
            bool isState = property.Type.SpecialType == SpecialType.System_Boolean || property.Type.TypeKind == TypeKind.Enum;
            return (isState && (!KeyNames.IsKey(property.Name) || KeyNames.IsState(property.Name)))
                || (IsWrittenDown(call) && !KeyNames.IsOwnKey(property));
        }

        /// <summary>Whether the list is one of constants that the code keeps.</summary>
        private static bool IsWrittenDown(IInvocationOperation call) => call.Receiver()?.Unwrap() switch
        {
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => true,
            IArrayCreationOperation { Initializer.ElementValues: var values } => values.All(static value => value.ConstantValue.HasValue),
            ICollectionExpressionOperation { Elements: var values } => values.All(static value => value.ConstantValue.HasValue),
            _ => false,
        };

        /// <summary>An equality of a column with a value from outside. Flags, states and constants leave the number of rows open.</summary>
        private bool IsKeyed(IOperation column, IOperation value)
        {
            column = Column(column);
            if (!ReadsRow(column) || ReadsRow(value) || (outer is not null && (value.References(outer) || column.References(outer))))
                return false;
            if (column is IParameterReferenceOperation)
                return true;
            if (column is not IPropertyReferenceOperation { Property: var property })
                return false;
            ITypeSymbol type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                ? nullable.TypeArguments[0]
                : property.Type;
            bool isState = type.TypeKind == TypeKind.Enum && (!KeyNames.IsKey(property.Name) || KeyNames.IsState(property.Name));
            if (type.SpecialType == SpecialType.System_Boolean || isState)
                return false;
            IOperation plain = value.Unwrap();
            if (plain is IDefaultValueOperation)
                return false;
            if (plain.ConstantValue is { HasValue: true, Value: var constant })
                return constant is not null && KeyNames.IsOwnKey(property);
            if (Holder(plain) is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } })
                return KeyNames.IsKey(property) && !KeyNames.IsState(property.Name);
            return KeyNames.IsKey(property) || !Describes(property.Name);
        }

        /// <summary>Where a value of an object comes from: <c>Status.Active.Id</c> is as fixed as <c>Status.Active</c>.</summary>
        private static IOperation Holder(IOperation value)
        {
            while (value is IPropertyReferenceOperation { Instance: { } instance })
                value = instance.Unwrap();
            return value;
        }

        /// <summary>A set of rows in the database: to have a match there says nothing about how many rows have one.</summary>
        private static bool IsSet(IOperation source)
        {
            source = source.Unwrap();
            while (source is IInvocationOperation { TargetMethod: { Name: "AsNoTracking" or "IgnoreQueryFilters" } } call
                && call.Receiver() is { } receiver)
                source = receiver.Unwrap();
            return source is IMemberReferenceOperation or IInvocationOperation { Arguments.IsEmpty: true } && source.Type?.Name == "DbSet";
        }

        private static bool Describes(string name) =>
            name.EndsWith("Type", StringComparison.Ordinal) || name.EndsWith("Status", StringComparison.Ordinal)
                || name.EndsWith("State", StringComparison.Ordinal)
            || name.EndsWith("Kind", StringComparison.Ordinal);

        /// <summary>A lower and an upper limit on one column, or on the two dates of a period.</summary>
        private bool IsWindow(IBinaryOperation and)
        {
            List<(string Column, bool IsUpper)> limits = [];
            Collect(and, limits);
            return FilterBounds.IsWindow(limits);
        }

        public void Collect(IOperation operation, List<(string Column, bool IsUpper)> limits)
        {
            if (operation.Unwrap() is not IBinaryOperation binary)
                return;
            switch (binary.OperatorKind)
            {
                case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And:
                    Collect(binary.LeftOperand, limits);
                    Collect(binary.RightOperand, limits);
                    break;
                case BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual:
                    Add(isUpper: true);
                    break;
                case BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                    Add(isUpper: false);
                    break;
            }

            void Add(bool isUpper)
            {
                if (ReadsRow(binary.LeftOperand) && !ReadsRow(binary.RightOperand))
                    limits.Add((Name(binary.LeftOperand), isUpper));
                else if (ReadsRow(binary.RightOperand) && !ReadsRow(binary.LeftOperand))
                    limits.Add((Name(binary.RightOperand), !isUpper));
            }
        }

        private static string Name(IOperation column) => Column(column) switch
        {
            { Type.Name: "DateTime" or "DateTimeOffset" or "DateOnly" } => "date",
            { Type: INamedTypeSymbol { TypeArguments: { Length: 1 } inner } } when inner[0].Name is "DateTime" or "DateTimeOffset"
                or "DateOnly" => "date",
            var other => other.Syntax.ToString(),
        };

        private static IOperation Column(IOperation operation)
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

        private bool ReadsRow(IOperation operation) => operation.References(row);

        private static bool IsText(IOperation? instance) => instance?.Type?.SpecialType == SpecialType.System_String;
    }
}
