using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Iterations;

/// <summary>Statements that the loop takes from a list, a folder or a file, each of them run once.</summary>
internal static class Scripts
{
    private static readonly string[] SqlNames = ["sql", "statement", "script", "query", "commandText", "ddl"];

    public static bool Runs(IOperation operation, Iteration iteration) =>
        operation is IInvocationOperation call && (RunsElement(call, iteration) || (ReadsText(iteration) && RunsWhatItReads(call)));

    /// <summary>Whether the element is itself the statement.</summary>
    private static bool RunsElement(IInvocationOperation call, Iteration iteration)
    {
        ITypeSymbol? type = (iteration.Element as ILocalSymbol)?.Type ?? (iteration.Element as IParameterSymbol)?.Type;
        if (type?.SpecialType != SpecialType.System_String)
            return false;
        if (call.Arguments.Any(argument => IsElement(argument.Value) && IsSqlName(argument.Parameter?.Name)))
            return true;
        return call.Instance?.Unwrap() is { } command && SqlArgument.Symbol(command) is not null
            && SqlArgument.OfCommand(command, call) is { } text && IsElement(text);

        bool IsElement(IOperation value) => SymbolEqualityComparer.Default.Equals(SqlArgument.Symbol(value.Unwrap()), iteration.Element);
    }

    /// <summary>Whether the loop walks the files of a folder, the resources of an assembly or the lines of a text.</summary>
    private static bool ReadsText(Iteration iteration)
    {
        IOperation? head = iteration.Operation is IWhileLoopOperation { Condition: { } condition } ? condition
            : iteration.Source is { } source ? LocalValues.Trace(source) : null;
        return head?.DescendantsAndSelf().Any(static o => o is IInvocationOperation { TargetMethod.Name: "GetFiles" or "EnumerateFiles"
            or "GetManifestResourceNames" or "ReadLine" or "ReadLineAsync" or "ReadLines" or "ReadAllLines" }) == true;
    }

    /// <summary>Whether nothing of the statement is written in the code: a command or a text that is handed on, or made of values
    /// only.</summary>
    private static bool RunsWhatItReads(IInvocationOperation call)
    {
        if (call.Instance?.Unwrap() is { } command && SqlArgument.Symbol(command) is not null
            && SqlArgument.OfCommand(command, call) is { } text)
            return IsRead(text);
        return call.Arguments.Any(argument => argument.Value.Unwrap() is ILocalReferenceOperation local && (IsSqlName(local.Local.Name)
            ? IsRead(LocalValues.Trace(local) is IObjectCreationOperation made && SqlArgument.OfCreation(made) is { } inner ? inner : local)
            : local.Type?.Name.EndsWith("Command", StringComparison.Ordinal) == true
                && LocalValues.Trace(local) is IObjectCreationOperation creation
                && SqlArgument.OfCreation(creation) is { } of && IsRead(of)));
    }

    private static bool IsRead(IOperation text) => SqlTextReader.Read(text).Text.Trim(SqlText.Hole, ' ', '\r', '\n', '\t').Length == 0;

    private static bool IsSqlName(string? name) => name is not null
        && SqlNames.Any(mark => name.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);
}
