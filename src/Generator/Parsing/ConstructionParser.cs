using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Parsing;

/// <summary>Reads how a row becomes an object: which constructor, which initializers, which setters afterwards.</summary>
internal static class ConstructionParser
{
    private const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

    public static ConstructionModel Parse(INamedTypeSymbol type, IMethodSymbol? constructor, IReadOnlyList<ColumnModel> columns, FaultTracker rules)
    {
        if (constructor is null)
        {
            rules.Report(Rule.NoUsableConstructor, new(type), type.Name);
            return new ConstructionModel();
        }

        bool throughAccessor = !PropertyFinder.IsCallable(constructor)
            || (!constructor.Has(SetsRequiredMembers) && RequiredMembers(type).Any(member => columns.All(column => column.PropertyName != member.Name)));
        var parameters = new List<ConstructorParameter>();
        var taken = new HashSet<int>();
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            ColumnModel column = columns.FirstOrDefault(each => each.PropertyName == parameter.Name)
                ?? columns.First(each => string.Equals(each.PropertyName, parameter.Name, StringComparison.OrdinalIgnoreCase));
            parameters.Add(new ConstructorParameter(column.Ordinal, parameter.Name, parameter.Type.FullNameAsWritten()));
            taken.Add(column.Ordinal);
        }

        var rest = columns.Where(column => !taken.Contains(column.Ordinal)).ToList();
        return new ConstructionModel
        {
            ThroughAccessor = throughAccessor,
            Parameters = parameters.ToEquatableArray(),
            Initialized = rest.Where(column => !throughAccessor && IsInitializable(type, column)).Select(column => column.Ordinal).ToEquatableArray(),
            Written = rest.Where(column => throughAccessor || !IsInitializable(type, column)).Select(column => column.Ordinal).ToEquatableArray(),
        };
    }

    private static bool IsInitializable(INamedTypeSymbol type, ColumnModel column)
    {
        if (column.Write == MemberWrite.Assign)
            return true;
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers(column.PropertyName).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                return PropertyFinder.FindSetter(property) is { } setter && PropertyFinder.IsCallable(setter);
        }

        return false;
    }

    private static IEnumerable<ISymbol> RequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            foreach (ISymbol member in each.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                    yield return member;
            }
        }
    }
}
