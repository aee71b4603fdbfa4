using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Bounds;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

internal enum SqlPart
{
    Always,

    /// <summary>Only there when the caller gives something that it may leave out; what it gets when it does is there.</summary>
    Optional,

    Unknown,
}

/// <summary>Whether a part of a text that grows is there when the caller leaves out all it may.</summary>
internal sealed class SqlGrowth(OptionalInputs inputs)
{
    public bool IsOptional(IOperation condition, bool whenTrue) => inputs.CanBe(condition, whenTrue, []);

    public SqlPart Of(IOperation part, IOperation user)
    {
        if (part.Syntax.SpanStart >= user.Syntax.Span.End)
            return SqlPart.Unknown;
        IOperation child = part;
        SqlPart result = SqlPart.Always;
        for (IOperation? parent = part.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent.Syntax.Span.Contains(user.Syntax.Span))
                return result;
            switch (parent)
            {
                case IConditionalOperation choice when child != choice.Condition:
                    bool whenTrue = child == choice.WhenTrue;
                    if (inputs.CanBe(choice.Condition, !whenTrue, []))
                        result = SqlPart.Optional;
                    else if (result == SqlPart.Always && !inputs.CanBe(choice.Condition, whenTrue, []))
                        return SqlPart.Unknown;
                    break;
                case ILoopOperation or ISwitchCaseOperation or ITryOperation or IAnonymousFunctionOperation or ILocalFunctionOperation
                    when result != SqlPart.Optional:
                    return SqlPart.Unknown;
            }
        }

        return result;
    }
}
