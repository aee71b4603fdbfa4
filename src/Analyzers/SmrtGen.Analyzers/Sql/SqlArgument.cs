using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

/// <summary>Finds the expression that holds the SQL of a call.</summary>
internal static class SqlArgument
{
    private static readonly string[] Pagers = ["Limit", "Page", "Paging", "Take", "Top"];

    public static SqlText Of(IInvocationOperation call, DataSymbols symbols) => SqlTextReader.Read(Expression(call, symbols));

    public static IOperation? Expression(IInvocationOperation call, DataSymbols symbols)
    {
        if (!call.TargetMethod.IsIn(symbols.SqlMapper))
            return (call.Instance ?? ExtendedCommand(call, symbols)) is { } command ? OfCommand(command, call) : OfExtension(call, symbols);
        if (call.Argument("sql") is { } sql)
            return sql.Value;
        return call.Argument("command") is { } definition && LocalValues.Trace(definition.Value) is IObjectCreationOperation creation
            ? creation.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "commandText")?.Value
            : null;
    }

    /// <summary>The first text that a library's extension of a connection gets.</summary>
    private static IOperation? OfExtension(IInvocationOperation call, DataSymbols symbols) =>
        call.TargetMethod.IsExtensionMethod && symbols.IDbConnection is { } contract && call.TargetMethod.Parameters[0].Type.Is(contract)
            ? call.Arguments.FirstOrDefault(static a => a.Parameter is { Type.SpecialType: SpecialType.System_String })?.Value : null;

    private static IOperation? ExtendedCommand(IInvocationOperation call, DataSymbols symbols) =>
        call.TargetMethod.IsExtensionMethod && symbols.IDbCommand is { } contract && call.Argument(0) is { Type: { } type } command && type.Is(contract)
            ? command : null;

    /// <summary>The text of a command: the last <c>CommandText</c> set before the call, or what its constructor got. Where it grows step by
    /// step it is the reference to it.</summary>
    public static IOperation? OfCommand(IOperation command, IOperation call)
    {
        command = command.Unwrap();
        ISymbol? symbol = Symbol(command);
        IOperation? text = null;
        if (symbol is not null)
        {
            foreach (IOperation operation in call.Root().Descendants())
            {
                if (operation is IInvocationOperation pager && IsPager(pager, symbol))
                    return null;
                if (operation is not IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText",
                    Instance: { } instance } } assignment)
                    continue;
                if (!SymbolEqualityComparer.Default.Equals(Symbol(instance.Unwrap()), symbol)
                    || assignment.Syntax.SpanStart >= call.Syntax.Span.End)
                    continue;

                text = assignment is ISimpleAssignmentOperation ? assignment.Value : assignment.Target;
            }
        }

        if (text is not null)
            return text;
        return LocalValues.Trace(command) switch
        {
            IObjectCreationOperation creation => OfCreation(creation),
            IInvocationOperation made when made.TargetMethod.Name == "CreateCommand" || made.TargetMethod.Name.EndsWith("Command", StringComparison.Ordinal) =>
                made.Arguments.FirstOrDefault(static a => a.Parameter is { Type.SpecialType: SpecialType.System_String })?.Value,
            _ => null,
        };
    }

    /// <summary>A call that puts a limit behind the text.</summary>
    private static bool IsPager(IInvocationOperation call, ISymbol command) =>
        Pagers.Any(mark => call.TargetMethod.Name.StartsWith(mark, StringComparison.Ordinal))
        && call.Receiver() is { } receiver && SymbolEqualityComparer.Default.Equals(Symbol(receiver.Unwrap()), command);

    /// <summary>The text of the command that an adapter was made with.</summary>
    public static IOperation? OfAdapter(IInvocationOperation fill)
    {
        if (fill.Instance is null || LocalValues.Trace(fill.Instance) is not IObjectCreationOperation adapter
            || adapter.Arguments.Length == 0)
            return null;
        IOperation first = adapter.Arguments[0].Value;
        return first.Type?.SpecialType == SpecialType.System_String ? first : OfCommand(first, fill);
    }

    public static IOperation? OfCreation(IObjectCreationOperation creation)
    {
        foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" },
                Value: { } value })
                return value;
        }

        return creation.Arguments.FirstOrDefault(static a => a.Parameter is { Type.SpecialType: SpecialType.System_String })?.Value;
    }

    public static ISymbol? Symbol(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };
}
