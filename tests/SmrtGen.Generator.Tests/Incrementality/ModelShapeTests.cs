using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;
using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Incrementality;

/// <summary>What flows through the pipeline is plain, equatable data: nothing of Roslyn, nothing that compares by reference.</summary>
public class ModelShapeTests
{
    [Fact]
    public void Models_are_records_of_plain_data() => Assert.Empty(Problems(typeof(EntityModel).Assembly.GetTypes().Where(type => type.Namespace == typeof(EntityModel).Namespace)));

    [Theory]
    [InlineData(typeof(WithSymbol))]
    [InlineData(typeof(WithLocation))]
    [InlineData(typeof(WithArray))]
    [InlineData(typeof(WithList))]
    [InlineData(typeof(NoRecord))]
    [InlineData(typeof(WithNested))]
    public void The_check_finds_bad_models(Type type) => Assert.NotEmpty(Problems([type]));

    [Fact]
    public void Values_in_the_pipeline_hold_nothing_of_Roslyn()
    {
        GeneratorDriverRunResult result = GeneratorRun.CreateDriver().RunGenerators(TestCompilation.Create(Emission.ContractTests.Product)).GetRunResult();
        IEnumerable<object> values = TrackingNames.All.SelectMany(name => result.Results[0].TrackedSteps.GetValueOrDefault(name, [])).SelectMany(step => step.Outputs).Select(output => output.Value);
        Assert.NotEmpty(values);
        Assert.All(values, value => Assert.Null(FindRoslyn(value, [])));
    }

    [Fact]
    public void The_walk_finds_symbols_however_deep()
    {
        Compilation compilation = TestCompilation.Create("class C;");
        Assert.NotNull(FindRoslyn(new { Inner = new object[] { new List<object> { compilation.Assembly } } }, []));
        Assert.NotNull(FindRoslyn(new { compilation.SyntaxTrees.First().GetRoot().GetLocation().SourceTree }, []));
        Assert.Null(FindRoslyn(new { Text = "x", Number = 1 }, []));
    }

    private static IEnumerable<string> Problems(IEnumerable<Type> types)
    {
        foreach (Type type in types.Where(type => !type.IsEnum && !(type is { IsAbstract: true, IsSealed: true }) && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))))
        {
            if (type.GetMethod("<Clone>$") is null)
                yield return $"{type.Name} is no record";
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            {
                if (!IsPlain(field.FieldType))
                    yield return $"{type.Name}.{field.Name} is {field.FieldType}";
            }
        }
    }

    private static bool IsPlain(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string))
            return true;
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(EquatableArray<>) || type.GetGenericTypeDefinition() == typeof(Nullable<>)))
            return IsPlain(type.GetGenericArguments()[0]);
        return type.Namespace == typeof(EntityModel).Namespace;
    }

    /// <summary>The path to something of Roslyn that a value reaches, or null.</summary>
    private static string? FindRoslyn(object? value, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return null;
        if (value is ISymbol or Compilation or SyntaxNode or SyntaxTree or Location or SemanticModel or AttributeData or SyntaxReference)
            return value.GetType().Name;
        if (!value.GetType().IsValueType && !seen.Add(value))
            return null;
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                if (FindRoslyn(item, seen) is { } found)
                    return "[]." + found;
            }
        }

        return value.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !(value is IEnumerable && field.FieldType == typeof(ImmutableArray<>)))
            .Select(field => FindRoslyn(field.GetValue(value), seen) is { } found ? $"{field.Name}.{found}" : null)
            .FirstOrDefault(found => found is not null);
    }

    private sealed record WithSymbol(ISymbol Symbol);

    private sealed record WithLocation(Location? Location);

    private sealed record WithArray(string[] Items);

    private sealed record WithList(List<string> Items);

    private sealed record WithNested(EquatableArray<string> Fine, ImmutableArray<string> NotFine);

    private sealed class NoRecord
    {
        public int Number { get; init; }
    }
}
