using SmrtGen;

// A class without a key: one error says so, although its repository is used.
Console.WriteLine(typeof(NoKeyRepository));

[Smrt]
public partial class NoKey
{
    public required string Name { get; set; }
}
