using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Bounds;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Sql;

internal enum SqlPart
{
    Always,

    /// <summary>Only there when the caller gives something that it may leave out.</summary>
    Optional,

    Unknown,
}

/// <summary>Whether a part of a text that grows is always there when the text is used.</summary>
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
                    // The other branch may add text of its own.
                    bool whenTrue = child == choice.WhenTrue;
                    if ((whenTrue ? choice.WhenFalse : choice.WhenTrue) is not null)
                        return SqlPart.Unknown;
                    if (inputs.CanBe(choice.Condition, !whenTrue, []))
                        result = SqlPart.Optional;
                    else if (result == SqlPart.Always)
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
