namespace SmrtGen.Runtime.Tests.Caching.Schedules;

/// <summary>Faults are seeded for the whole process: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(ScheduleCollection), DisableParallelization = true)]
public sealed class ScheduleCollection;
