using System.Diagnostics;
using System.Text.RegularExpressions;
using SmrtGen.Package.Tests.Support;

namespace SmrtGen.Package.Tests;

/// <summary>What a new user does: add the package, write a model, build with warnings as errors, run, publish.</summary>
public sealed partial class NewProjectTests(PackedPackages packages, ITestOutputHelper output)
{
    private const string Tour = "was changed or deleted since it was read";

    /// <summary>What the native program of the Quickstart may weigh, in bytes. Measured: 5.4 MB.</summary>
    private const long NativeSizeCeiling = 7_000_000;

    [Fact]
    public async Task A_console_project_builds_without_warnings_and_runs()
    {
        using NewProject project = NewProject.Create(packages, "Microsoft.NET.Sdk", "net10.0").WithQuickstart();
        await project.DotNetAsync("build", "-warnaserror", "-o", project.Output());
        string tour = await Command.RunAsync(project.Folder, project.Output("App"), "--database", Path.Combine(project.Folder, "shop.db"));
        Assert.Contains(Tour, tour, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_project_shares_values_through_Redis()
    {
        string address = Environment.GetEnvironmentVariable("SMRTGEN_TEST_REDIS")
            ?? throw new InvalidOperationException("SMRTGEN_TEST_REDIS is not set. Run eng/test.sh, which starts a Redis, or set it to host:port of one.");
        using NewProject project = NewProject.Create(packages, "Microsoft.NET.Sdk", "net10.0", package: "SmrtGen.Redis").WithProgram("Redis");
        await project.DotNetAsync("build", "-warnaserror", "-o", project.Output());
        Assert.Contains("Shared: lamp", await Command.RunAsync(project.Folder, project.Output("App"), address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyzers_of_the_package_see_the_project()
    {
        using NewProject project = NewProject.Create(packages, "Microsoft.NET.Sdk", "net10.0").WithProgram("Faulty");
        using Process build = Command.Start(project.Folder, "dotnet", "build", "-v", "q");
        string text = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        string[] errors = [.. ErrorLine().Matches(text).Select(m => m.Groups[1].Value).Distinct()];
        Assert.Equal(["SMRT"], errors.Select(e => e[..4]).Distinct());
    }

    [Fact]
    public async Task A_web_project_builds_without_warnings_and_answers()
    {
        using NewProject project = NewProject.Create(packages, "Microsoft.NET.Sdk.Web", "net10.0").WithProgram("Web");
        await project.DotNetAsync("build", "-warnaserror", "-o", project.Output());
        using Process server = Command.Start(project.Folder, project.Output("App"), "--urls", "http://127.0.0.1:0");
        try
        {
            using HttpClient client = new() { BaseAddress = new Uri(await ReadAddressAsync(server)) };
            Assert.Equal("""{"id":1,"name":"Lamp"}""", await client.GetStringAsync(new Uri("/products/1", UriKind.Relative), TestContext.Current.CancellationToken));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_trimmed_program_has_no_warnings_of_ours_and_runs()
    {
        using NewProject project = NewProject.Create(packages, "Microsoft.NET.Sdk", "net10.0").WithQuickstart();
        string log = await project.DotNetAsync("publish", "-c", "Release", "-r", "linux-x64", "-p:PublishTrimmed=true", "-o", project.Output());
        NewProject.AssertNoTrimWarnings(log);
        Assert.Contains(Tour, await RunTourAsync(project), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_native_program_has_no_warnings_of_ours_runs_and_stays_small()
    {
        using NewProject project = NewProject.Create(packages, "Microsoft.NET.Sdk", "net9.0").WithQuickstart();
        await project.PublishNativeAsync();
        Assert.Contains(Tour, await RunTourAsync(project), StringComparison.Ordinal);
        long size = new FileInfo(project.Output("App")).Length;
        output.WriteLine($"Native size: {size:N0} bytes.");
        Assert.InRange(size, 1, NativeSizeCeiling);
    }

    private static Task<string> RunTourAsync(NewProject project)
        => Command.RunAsync(project.Folder, project.Output("App"), "--database", Path.Combine(project.Folder, "shop.db"));

    private static async Task<string> ReadAddressAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (ListeningLine().Match(line) is { Success: true } match)
                return match.Groups[1].Value;
        }

        throw new InvalidOperationException("The server ended: " + await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningLine();

    [GeneratedRegex(@"error (\w+):")]
    private static partial Regex ErrorLine();
}
