namespace SmrtGen.Runtime.Tests.Support;

public sealed class NaughtyStringsTests
{
    [Fact]
    public void List_has_515_strings() => Assert.Equal(515, NaughtyStrings.Load().Length);
}
