using SmrtGen.Runtime.Tests.Support;

namespace SmrtGen.Runtime.Tests.Values;

[SmrtContext(typeof(NumberRow), typeof(TimeRow), typeof(TypedRow), typeof(ListRow), typeof(DocumentRow))]
public sealed partial class ValuesDb;

/// <summary>Databases with the tables of <see cref="ValuesDb"/>.</summary>
public sealed class ValuesDatabases : TestDatabases
{
    protected override async Task FillAsync(TestDatabase database)
    {
        await using SmrtDatabase connected = database.Connect();
        await new ValuesDb(connected).Schema.CreateAsync();
    }
}
