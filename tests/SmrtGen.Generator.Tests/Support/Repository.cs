namespace SmrtGen.Generator.Tests.Support;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    public static string Path(string relative)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "SmrtGen.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("SmrtGen.sln"), relative);
    }
}
