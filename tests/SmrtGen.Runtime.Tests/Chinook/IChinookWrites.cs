namespace SmrtGen.Runtime.Tests.Chinook;

/// <summary>Writes that both engines' models do alike.</summary>
public interface IChinookWrites
{
    /// <summary>New rows in seven tables, in one transaction.</summary>
    Task SellAsync();

    /// <summary>Updates and upserts.</summary>
    Task ChangeAsync();

    /// <summary>Deletes; whether each found its row.</summary>
    Task<IReadOnlyList<bool>> RemoveAsync();

    /// <summary>Who reports to somebody in sales.</summary>
    Task<IReadOnlyList<string>> ReportAsync();
}
