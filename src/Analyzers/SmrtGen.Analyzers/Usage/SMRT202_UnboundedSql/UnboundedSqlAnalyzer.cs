using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Usage;

/// <summary>Dapper and ADO.NET calls that read every row of a SELECT that nothing bounds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedSqlAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.UnboundedSql];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (context.Model.Query(call) is not { ManyRows: true } query)
        {
            AnalyzeSqlQuery(context, call);
            return;
        }

        bool isReader = query.Api == QueryApi.AdoNet || call.Type.Awaited().ElementType() is null;
        if (isReader && RowReading.ReadsOneRow(call, context.Model.Bodies))
            return;
        if (query.Api == QueryApi.Dapper
            && (call.TargetMethod.Name.StartsWith("QueryUnbuffered", StringComparison.Ordinal) || RowReading.TakesOne(call)))
            return;
        if (query.Api is not (QueryApi.Dapper or QueryApi.AdoNet))
            return;
        IOperation? text = query.Api == QueryApi.AdoNet
            && call.TargetMethod.Name == "Fill" ? SqlArgument.OfAdapter(call) : SqlArgument.Expression(call, context.Symbols);
        Check(context, call, text);
    }

    /// <summary><c>Database.SqlQueryRaw</c> of EF Core that goes straight into a list.</summary>
    private static void AnalyzeSqlQuery(UsageContext context, IInvocationOperation call)
    {
        if (!call.TargetMethod.IsIn(context.Symbols.EfRelationalDatabase)
            || !call.TargetMethod.Name.StartsWith("SqlQuery", StringComparison.Ordinal))
        {
            if (context.Symbols.HasSql && MethodBodies.HasSource(call.TargetMethod.OriginalDefinition))
                AnalyzeWrapper(context, call);
            return;
        }

        IOperation? parent = call.Parent;
        while (parent is IArgumentOperation or IConversionOperation)
            parent = parent.Parent;
        if (parent is IInvocationOperation { TargetMethod.Name: "ToListAsync" or "ToList" or "ToArrayAsync" or "ToArray" })
            Check(context, call, call.Argument(1));
    }

    /// <summary>A member of the user's that runs the text or the command it gets.</summary>
    private static void AnalyzeWrapper(UsageContext context, IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault(argument => context.Symbols.IsCommand(argument.Value.Unwrap().Type)) is { } command
            && SqlArgument.OfCommand(command.Value, call) is { } built && IsUnbounded(context, built, out string source)
            && context.Model.SqlWrappers.ReadsAll(call, command) && !RowReading.TakesOne(call))
        {
            Report(context, call, built, source);
            return;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType != SpecialType.System_String || argument.ArgumentKind == ArgumentKind.DefaultValue
                || !IsUnbounded(context, argument.Value, out string table))
                continue;
            WrapperResult result = context.Model.SqlWrappers.Of(call, argument);
            if (result == WrapperResult.None || RowReading.TakesOne(call)
                || (result == WrapperResult.Reader && RowReading.ReadsOneRow(call, context.Model.Bodies)))
                continue;
            Report(context, call, argument.Value, table);
            return;
        }
    }

    private static void Check(UsageContext context, IInvocationOperation call, IOperation? text)
    {
        if (IsUnbounded(context, text, out string table))
            Report(context, call, text!, table);
    }

    private static void Report(UsageContext context, IInvocationOperation call, IOperation text, string table) =>
        context.ReportFixable(Descriptors.UnboundedSql, call.NameLocation(), ImmutableDictionary<string, string?>.Empty,
            SqlLimit.Literal(text, context.Symbols), call.TargetMethod.Name, table);

    private static bool IsUnbounded(UsageContext context, IOperation? text, out string table)
    {
        SqlText sql = SqlTextReader.ReadLeast(text, context.Model.SqlGrowth, context.Operation);
        return SelectBounds.IsUnbounded(sql, out table) && !context.Settings.IsSmall(table)
            && SelectBounds.IsUnbounded(sql.Marking(RecentParameters.Of(context.Operation.Root())), out table);
    }
}
