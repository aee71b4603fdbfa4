namespace SmrtGen.Soak.Model;

/// <summary>The database that the soak reads and writes.</summary>
[SmrtContext(typeof(Entry))]
public sealed partial class SoakDb;
