using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;
using SmrtGen.Analyzers.Sql;

namespace SmrtGen.Analyzers.Usage;

/// <summary><c>EF.Functions.Like(column, "%…")</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeadingWildcardCallAnalyzer : UsageAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.LeadingWildcard];

    private protected override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    private protected override void Analyze(UsageContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Like" or "ILike", ContainingType.Name: "DbFunctionsExtensions"
            or "NpgsqlDbFunctionsExtensions" })
            return;
        if (call.Argument("pattern") is not { } argument)
            return;
        SqlText pattern = SqlTextReader.Read(argument.Value);
        if (pattern.Text.StartsWith("%", StringComparison.Ordinal))
            context.Report(Descriptors.LeadingWildcard, argument.Syntax.GetLocation(), pattern.Text.Replace(SqlText.Hole, '…'));
    }
}
