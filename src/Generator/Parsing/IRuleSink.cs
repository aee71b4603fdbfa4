using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Parsing;

/// <summary>Takes the rules that a declaration breaks. The generator only counts them; the analyzer reports them.</summary>
internal interface IRuleSink
{
    /// <summary>A rule is broken.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="place">Where; turned into a location only when it is reported.</param>
    /// <param name="arguments">What the message names.</param>
    void Report(Rule rule, in RulePlace place, params string[] arguments);
}

/// <summary>Where a rule is broken: a symbol, or an attribute on it, or an argument of that.</summary>
internal readonly struct RulePlace(ISymbol symbol, AttributeData? attribute = null, string? namedArgument = null, int position = -1)
{
    public ISymbol Symbol { get; } = symbol;

    public AttributeData? Attribute { get; } = attribute;

    /// <summary>The named argument, or null.</summary>
    public string? NamedArgument { get; } = namedArgument;

    /// <summary>The position among the constructor arguments; elements of a params array count one each. −1: the whole attribute.</summary>
    public int Position { get; } = position;
}

/// <summary>Remembers the first rule that is broken and passes all on.</summary>
internal sealed class FaultTracker(IRuleSink? next) : IRuleSink
{
    /// <summary>The first rule's id, or null.</summary>
    public string? Fault { get; private set; }

    public void Report(Rule rule, in RulePlace place, params string[] arguments)
    {
        Fault ??= rule.Id();
        next?.Report(rule, place, arguments);
    }

    /// <summary>The declaration depends on another that breaks a rule, which is reported there.</summary>
    public void Inherit(Rule rule) => Fault ??= rule.Id();
}
