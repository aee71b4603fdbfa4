using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmrtGen.Generator.Parsing;

namespace SmrtGen.Analyzers.Declaration;

/// <summary>Reports what the parser finds, where it is written.</summary>
/// <param name="type">The declaration that is read; where things without a place in source are reported.</param>
/// <param name="reported">What was reported already: a containing or base type is read once for each entity that has it.</param>
/// <param name="report">Takes the diagnostics.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class ReportingSink(
    INamedTypeSymbol type, ConcurrentDictionary<(Rule Rule, Location Location), bool> reported, Action<Diagnostic> report, CancellationToken cancellationToken) : IRuleSink
{
    public void Report(Rule rule, in RulePlace place, params string[] arguments)
    {
        Location location = Find(place) ?? InSource(type) ?? Location.None;
        if (reported.TryAdd((rule, location), true))
            report(Diagnostic.Create(RuleDescriptors.Of(rule), location, [.. arguments.Cast<object>()]));
    }

    private Location? Find(in RulePlace place)
    {
        if (place.Attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax attribute)
            return InSource(place.Symbol);
        if (place.NamedArgument is { } name)
            return Arguments(attribute).FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression.GetLocation() ?? attribute.GetLocation();
        return place.Position >= 0 ? Argument(attribute, place.Position)?.GetLocation() ?? attribute.GetLocation() : attribute.GetLocation();
    }

    private static SyntaxNode? Argument(AttributeSyntax attribute, int position)
    {
        AttributeArgumentSyntax[] arguments = [.. Arguments(attribute).Where(argument => argument.NameEquals is null)];
        if (arguments.Length == 1 && Elements(arguments[0].Expression) is { } elements)
            return elements.ElementAtOrDefault(position);
        return arguments.ElementAtOrDefault(position)?.Expression;
    }

    /// <summary>The elements of an array that is written out as the argument.</summary>
    private static IEnumerable<SyntaxNode>? Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer?.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements,
        _ => null,
    };

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments ?? default;

    private static Location? InSource(ISymbol symbol)
        => symbol.Locations.FirstOrDefault(location => location.SourceTree is { } tree && !tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase));
}
