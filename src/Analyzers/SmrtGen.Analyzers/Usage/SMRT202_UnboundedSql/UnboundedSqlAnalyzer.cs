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

        if (query.Api == QueryApi.AdoNet && ReadsOneRow(call))
            return;
        if (query.Api == QueryApi.Dapper
            && (call.TargetMethod.Name.StartsWith("QueryUnbuffered", StringComparison.Ordinal) || TakesOne(call)))
            return;
        if (query.Api is not (QueryApi.Dapper or QueryApi.AdoNet))
            return;
        IOperation? text = query.Api == QueryApi.AdoNet
            && call.TargetMethod.Name == "Fill" ? AdapterText(call) : SqlArgument.Expression(call, context.Symbols);
        Check(context, call, text);
    }

    /// <summary><c>Database.SqlQueryRaw</c> of EF Core that goes straight into a list.</summary>
    private static void AnalyzeSqlQuery(UsageContext context, IInvocationOperation call)
    {
        if (!call.TargetMethod.IsIn(context.Symbols.EfRelationalDatabase)
            || !call.TargetMethod.Name.StartsWith("SqlQuery", StringComparison.Ordinal))
            return;
        IOperation? parent = call.Parent;
        while (parent is IArgumentOperation or IConversionOperation)
            parent = parent.Parent;
        if (parent is IInvocationOperation { TargetMethod.Name: "ToListAsync" or "ToList" or "ToArrayAsync" or "ToArray" })
            Check(context, call, call.Argument(1));
    }

    private static void Check(UsageContext context, IInvocationOperation call, IOperation? text)
    {
        if (!SelectBounds.IsUnbounded(SqlTextReader.Read(text), out string table) || context.Settings.IsSmall(table))
            return;
        context.Report(Descriptors.UnboundedSql, call.NameLocation(), call.TargetMethod.Name, table);
    }

    /// <summary>A reader that the method never moves in a loop is read for its first row, or is given away.</summary>
    private static bool ReadsOneRow(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "Fill")
            return false;
        if (call.Arguments.Any(static a => a.Value.Syntax.ToString().Contains("SingleRow")
            || a.Value.Syntax.ToString().Contains("SchemaOnly")))
            return true;
        foreach (IOperation operation in call.Root().Descendants())
        {
            switch (operation)
            {
                case IWhileLoopOperation { Condition: { } condition } loop when !loop.Body.Descendants()
                    .Any(static o => o is IBranchOperation { BranchKind: BranchKind.Break })
                    && condition.DescendantsAndSelf()
                    .Any(static o => o is IInvocationOperation { TargetMethod.Name: "Read" or "ReadAsync" }):
                case IInvocationOperation { TargetMethod: { Name: "Load", ContainingType.Name: "DataTable" or "DataSet" } }:
                    return false;
            }
        }

        return true;
    }

    private static bool TakesOne(IInvocationOperation call)
    {
        IOperation? parent = call.Parent;
        while (parent is IAwaitOperation or IParenthesizedOperation or IArgumentOperation or IConversionOperation
            || parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            parent = parent.Parent;
        return parent is IInvocationOperation
        {
            TargetMethod.Name: "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Any",
            Arguments.Length: 1,
        };
    }

    private static IOperation? AdapterText(IInvocationOperation fill)
    {
        if (fill.Instance is null || LocalValues.Trace(fill.Instance) is not IObjectCreationOperation adapter
            || adapter.Arguments.Length == 0)
            return null;
        IOperation first = adapter.Arguments[0].Value;
        return first.Type?.SpecialType == SpecialType.System_String ? first : SqlArgument.OfCommand(first, fill);
    }
}
