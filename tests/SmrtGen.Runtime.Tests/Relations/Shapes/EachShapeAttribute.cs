using System.Reflection;
using SmrtGen.Runtime.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

namespace SmrtGen.Runtime.Tests.Relations.Shapes;

/// <summary>Runs a theory for each shape of relation on each engine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachShapeAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        => new([.. from engine in Enum.GetValues<TestEngine>() from shape in RelationShapes.All select new TheoryDataRow(engine, shape.Name)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
