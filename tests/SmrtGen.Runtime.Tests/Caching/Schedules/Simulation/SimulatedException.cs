using System.Data.Common;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

internal sealed class SimulatedException(string message) : DbException(message);
