using System.Runtime.InteropServices;
using SmrtGen.Benchmarks;
using SmrtGen.Benchmarks.Caching;
using SmrtGen.Benchmarks.Generation;
using SmrtGen.Benchmarks.Harness;

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

Console.WriteLine(
    $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {options.Rounds} rounds, slices of {options.Slice.TotalMilliseconds} ms.");
if (options.Generator)
{
    new GeneratorBenchmark(500).Run();
    return 0;
}

if (options.Cache)
{
    SQLitePCL.Batteries_V2.Init();
    await new CacheBenchmark(options).RunAsync();
    return 0;
}

ShopRun run = new(options);
if (options.Postgres)
    await run.PostgresAsync();
if (options.Sqlite)
    await run.SqliteAsync();
return run.Finish();
