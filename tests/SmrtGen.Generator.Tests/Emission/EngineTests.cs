using SmrtGen.Generator.Tests.Support;

namespace SmrtGen.Generator.Tests.Emission;

public class EngineTests
{
    [Fact]
    public void Round_trips_ran_on_PostgreSQL_too()
        => Assert.True(Scenario.PostgreSqlServer is not null, $"{Scenario.PostgreSqlVariable} is not set, so round trips ran on SQLite only. eng/test.sh starts a server.");
}
