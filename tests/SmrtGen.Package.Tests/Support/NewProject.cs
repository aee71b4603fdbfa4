using System.Text.RegularExpressions;

namespace SmrtGen.Package.Tests.Support;

/// <summary>A project outside the repository, as a user would make it, that takes SmrtGen from the packed packages.</summary>
internal sealed partial class NewProject : IDisposable
{
    private NewProject(string folder) => Folder = folder;

    public string Folder { get; }

    public static NewProject Create(PackedPackages packages, string sdk, string framework, string properties = "", string package = "")
    {
        NewProject project = new(Directory.CreateTempSubdirectory("smrtgen-project-").FullName);
        project.Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="packed" value="{packages.Folder}" /></packageSources>
            </configuration>
            """);
        project.Write("App.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <LangVersion>13</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <NoWarn>NETSDK1206</NoWarn>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SmrtGen" Version="{packages.Version}" />
                <PackageReference Include="SmrtGen.PostgreSql" Version="{packages.Version}" />
                {(package.Length == 0 ? "" : $"<PackageReference Include=\"{package}\" Version=\"{packages.Version}\" />")}
                <PackageReference Include="Microsoft.Data.Sqlite.Core" Version="6.0.7" />
                <PackageReference Include="SQLitePCLRaw.bundle_e_sqlite3" Version="2.0.6" />
              </ItemGroup>
            </Project>
            """);
        return project;
    }

    /// <summary>The Quickstart's sources, which are written as a user's.</summary>
    public NewProject WithQuickstart()
    {
        string sample = Repository.Path("samples", "Quickstart");
        foreach (string file in Directory.GetFiles(sample, "*.cs", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(sample, file), File.ReadAllText(file));
        return this;
    }

    public NewProject WithProgram(string program)
    {
        foreach (string file in Directory.GetFiles(Repository.Path("tests", "SmrtGen.Package.Tests", "Programs", program), "*.cs"))
            Write(Path.GetFileName(file), File.ReadAllText(file));
        return this;
    }

    public NewProject WithSource(string name, string text)
    {
        Write(name, text);
        return this;
    }

    /// <summary>Publishes a native program. The tools are named because the machine's may be too old to be found by themselves.</summary>
    public async Task PublishNativeAsync()
    {
        string log = await DotNetAsync(
            "publish", "-c", "Release", "-r", "linux-x64", "-p:PublishAot=true", "-p:CppCompilerAndLinker=gcc", "-p:LinkerFlavor=bfd", "-o", Output());
        AssertNoTrimWarnings(log);
    }

    /// <summary>The SQLite driver is not annotated for trimming; its summary warning is the only one.</summary>
    public static void AssertNoTrimWarnings(string log)
        => Assert.DoesNotContain(
            log.Split('\n'),
            line => TrimWarning().IsMatch(line) && !line.Contains("Microsoft.Data.Sqlite.dll", StringComparison.OrdinalIgnoreCase));

    public Task<string> DotNetAsync(params string[] arguments) => Command.RunAsync(Folder, "dotnet", arguments);

    public string Output(params string[] parts) => Path.Combine([Folder, "out", .. parts]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    [GeneratedRegex(@"(?:error|warning) IL[23]\d{3}")]
    private static partial Regex TrimWarning();

    private void Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
