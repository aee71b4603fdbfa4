using System.Globalization;
using SmrtGen.Analyzers.Corpus;

// corpus <source folder> [--references <folder of assemblies>]... [--labels <file>] [--one] [--cost]
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: corpus <source folder> [--references <folder>]... [--labels <file>] [--one] [--cost]");
    return 2;
}

string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(args[0]));
List<string> folders = [.. args.Select((arg, i) => (arg, i)).Where(static a => a.arg == "--references").Select(a => args[a.i + 1])];
var sources = new SourceTree(root, ReferenceSet.Load(folders), asOne: args.Contains("--one"));
Run run = await Run.Over(sources, measuresCost: args.Contains("--cost"));
foreach (string line in run.Findings)
    Console.WriteLine(line);
foreach (string failure in run.Failures)
    Console.WriteLine("FAILED " + failure);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"# {sources.Projects.Count} projects, {sources.Files} files, {sources.Lines} lines, {run.Findings.Count} findings, {run.Failures.Count} failures"));
foreach (string line in run.Cost)
    Console.WriteLine("# " + line);
int labels = Array.IndexOf(args, "--labels");
if (labels >= 0)
{
    foreach (string line in Score.Of(run.Findings, await File.ReadAllLinesAsync(args[labels + 1]), Path.GetFileName(root)))
        Console.WriteLine(line);
}

return run.Failures.Count == 0 ? 0 : 1;
