namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>What a step reads or changes. Two steps that touch nothing in common may as well come in the other order.</summary>
[Flags]
internal enum Touches
{
    FirstNode = 1,
    SecondNode = 2,
    DatabaseRead = 4,
    DatabaseWrite = 8,
    SharedCache = 16,
    Channel = 32,
}

internal static class TouchesExtensions
{
    public static bool Conflicts(this Touches one, Touches other)
        => (one & other & ~Touches.DatabaseRead) != 0
            || (one.HasFlag(Touches.DatabaseWrite) && other.HasFlag(Touches.DatabaseRead))
            || (other.HasFlag(Touches.DatabaseWrite) && one.HasFlag(Touches.DatabaseRead));
}
