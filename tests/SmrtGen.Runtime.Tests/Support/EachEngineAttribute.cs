using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace SmrtGen.Runtime.Tests.Support;

/// <summary>Runs a theory once per engine; the engine is the first argument, <paramref name="arguments"/> follow.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachEngineAttribute(params object?[] arguments) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        => new([.. Enum.GetValues<TestEngine>().Select(engine => new TheoryDataRow([engine, .. arguments]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
