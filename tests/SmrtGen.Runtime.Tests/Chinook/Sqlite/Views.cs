namespace SmrtGen.Runtime.Tests.Chinook.Sqlite;

/// <summary>Where an invoice went.</summary>
[SmrtView(typeof(Invoice))]
public partial record BillingPlace(string? BillingCountry);

/// <summary>A track without what it is made of.</summary>
[SmrtView(typeof(Track))]
public partial record TrackLength(int TrackId, int Milliseconds);
