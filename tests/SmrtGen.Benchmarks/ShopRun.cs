using Microsoft.Data.Sqlite;
using SmrtGen.Benchmarks.Contenders;
using SmrtGen.Benchmarks.Contenders.Mapped;
using SmrtGen.Benchmarks.Contenders.PostgreSql;
using SmrtGen.Benchmarks.Contenders.Sqlite;
using SmrtGen.Benchmarks.Data;
using SmrtGen.Benchmarks.Harness;

namespace SmrtGen.Benchmarks;

/// <summary>Runs the workloads on the engines that were asked for, prints their tables and keeps or checks the allocation figures.</summary>
internal sealed class ShopRun(BenchmarkOptions options)
{
    private readonly AllocationRecord _record = AllocationRecord.Load(options.Figures);
    private readonly List<string> _growth = [];

    public async Task PostgresAsync()
    {
        await using PostgreSqlShop shop = await PostgreSqlShop.CreateAsync();
        ShopWorkloads workloads = new(shop, Targets.PostgreSql);
        await using AdoNetClient adoNet = await AdoNetClient.CreateAsync(shop, resets: true);
        await using AdoNetKeptClient kept = await AdoNetKeptClient.CreateAsync(shop);
        await using AdoNetClient noReset = await AdoNetClient.CreateAsync(shop, resets: false);
        await using DapperClient dapper = await DapperClient.CreateAsync(shop);
        await using EfCoreClient efCore = await EfCoreClient.CreateAsync(shop);
        await using SmrtGenClient smrtGen = await SmrtGenClient.CreateAsync(new PostgreSqlDatabase(shop.ConnectionString));
        workloads.Add(ContenderNames.AdoNet, adoNet);
        workloads.Add(ContenderNames.AdoNetKept, kept, servesSeveralCallers: false);
        workloads.Add(ContenderNames.AdoNetNoReset, noReset);
        workloads.AddRead("W3", ContenderNames.AdoNetBatch, i => adoNet.ListOrdersInBatchAsync(ShopWorkloads.Order(i)), adoNet.Describe);
        workloads.AddWrite("W10", ContenderNames.AdoNetArrays, i => adoNet.InsertReviewsFromArraysAsync(1000, i), _ => workloads.ReadReviews(adoNet.LastReviewId));
        workloads.Add(ContenderNames.Dapper, dapper);
        workloads.Add(ContenderNames.EfCore, efCore);
        workloads.Add(ContenderNames.SmrtGen, smrtGen);
        AddQueryForms(workloads, smrtGen);
        await RunAsync("PostgreSQL", workloads);
    }

    public async Task SqliteAsync()
    {
        await using SqliteShop shop = SqliteShop.Create();
        ShopWorkloads workloads = new(shop, Targets.Sqlite);
        await using SqliteAdoNetClient adoNet = new(shop);
        await using SqliteDapperClient dapper = new(shop);
        await using SmrtGenClient smrtGen = await SmrtGenClient.CreateAsync(new SqliteDatabase(SqliteFactory.Instance, shop.ConnectionString));
        workloads.Add(ContenderNames.AdoNet, adoNet, servesSeveralCallers: false);
        workloads.Add(ContenderNames.Dapper, dapper, servesSeveralCallers: false);
        workloads.Add(ContenderNames.SmrtGen, smrtGen, servesSeveralCallers: false);
        AddQueryForms(workloads, smrtGen);
        await RunAsync("SQLite", workloads);
    }

    /// <summary>The exit code, after everything was measured.</summary>
    public int Finish()
    {
        if (options.Record)
            _record.Save();
        foreach (string line in _growth)
            Console.Error.WriteLine($"allocates more: {line}");
        return options.Check && _growth.Count > 0 ? 1 : 0;
    }

    /// <summary>What composing a query costs over a generated finder with the same statement.</summary>
    private static void AddQueryForms(ShopWorkloads workloads, SmrtGenClient smrtGen)
    {
        workloads.AddRead("W6", ContenderNames.SmrtGenFinder, i => smrtGen.ListByFinderAsync(ShopWorkloads.Category(i)), p => ResultText.Of(p));
        workloads.AddRead("W6", ContenderNames.SmrtGenQuery, i => smrtGen.ListByQueryAsync(ShopWorkloads.Category(i)), p => ResultText.Of(p));
    }

    private async Task RunAsync(string engine, ShopWorkloads workloads)
    {
        InterleavedRun run = new(options);
        Console.WriteLine();
        Console.WriteLine($"## {engine}");
        Console.WriteLine();
        Console.WriteLine(ResultTable.Header);
        foreach (Workload workload in workloads.All.Where(options.Wants))
        {
            workload.Contenders.RemoveAll(c => !options.WantsContender(c.Name));
            if (workload.Contenders.Count == 0)
                continue;
            WorkloadResult result = await run.RunAsync(workload);
            Console.Write(ResultTable.Rows(result));
            if (options.Check)
                _growth.AddRange(_record.Growth(engine, result));
            _record.Set(engine, result);
        }
    }
}
