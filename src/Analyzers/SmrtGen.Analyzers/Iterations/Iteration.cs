using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmrtGen.Analyzers.Queries;

namespace SmrtGen.Analyzers.Iterations;

/// <summary>Something that runs a body many times: a loop statement, or a call that runs a delegate for each element.</summary>
internal sealed class Iteration(IOperation operation, IOperation body, IOperation? source, ISymbol? element)
{
    private const int MaxText = 60;

    /// <summary>The loop, or the call.</summary>
    public IOperation Operation { get; } = operation;

    /// <summary>What runs each time.</summary>
    public IOperation Body { get; } = body;

    /// <summary>The collection, where there is one.</summary>
    public IOperation? Source { get; } = source;

    /// <summary>The variable that holds the element, where there is one.</summary>
    public ISymbol? Element { get; } = element;

    /// <summary>The loop's head as the user wrote it, on one line.</summary>
    public string Text
    {
        get
        {
            string text = Operation switch
            {
                IInvocationOperation call => $"{call.Receiver()?.Syntax}.{call.TargetMethod.Name}(…)",
                _ => Head(Operation.Syntax.ToString()),
            };
            text = string.Join(" ", text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            return text.Length <= MaxText ? text : text.Substring(0, MaxText - 1) + "…";
        }
    }

    private static string Head(string loop)
    {
        int open = loop.IndexOf('(');
        if (open < 0 || loop.StartsWith("do", StringComparison.Ordinal))
            return "do";
        int depth = 0;
        for (int i = open; i < loop.Length; i++)
        {
            if (loop[i] == '(')
                depth++;
            else if (loop[i] == ')' && --depth == 0)
                return loop.Substring(0, i + 1);
        }

        return loop.Substring(0, open);
    }
}
