namespace SmrtGen.Runtime.Tests.Caching.Schedules.Model;

[SmrtContext(typeof(Box), typeof(Item))]
public sealed partial class ScheduleDb;
