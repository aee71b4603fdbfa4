namespace SmrtGen.Benchmarks.Data;

/// <summary>A filled database, and how results are looked up in it by hand.</summary>
internal interface IShop : IAsyncDisposable
{
    string ConnectionString { get; }

    /// <summary>The first row in words.</summary>
    string Read(string sql);

    void Execute(string sql);

    /// <summary>Makes the table of reviews what it was.</summary>
    void RemoveAddedReviews();
}
