using System.Globalization;
using SmrtGen.Soak.History;

namespace SmrtGen.Soak.Runs;

/// <summary>Says how runs went, and adds them up.</summary>
internal sealed class SoakLedger
{
    private readonly List<RunResult> _results = [];
    private int _broken;
    private int _bugs;
    private int _bugsCaught;

    /// <summary>Whether everything is as it should be: runs without a bug good, and runs with one not.</summary>
    public bool IsGood { get; private set; } = true;

    public void Add(RunResult result, string? bug)
    {
        _results.Add(result);
        bool isCaught = result.Report.Violations > 0;
        if (bug is not null)
        {
            _bugs++;
            _bugsCaught += isCaught ? 1 : 0;
        }

        IsGood &= bug is null ? result.IsGood : isCaught && result.HasChecked;
        Write(result, bug is null ? (result.IsGood ? "good" : "BAD") : isCaught ? $"{bug} caught" : $"{bug} NOT CAUGHT");
    }

    /// <summary>A run that came to no end, because a node was gone or a fault could not be injected.</summary>
    public void AddBroken(string name, Exception error)
    {
        IsGood = false;
        _broken++;
        Console.WriteLine($"== {name}: BROKEN. {error}");
    }

    /// <summary>The last line: what was done in all, and what was wrong.</summary>
    public void WriteTotal()
    {
        RunResult[] clean = [.. _results.Where(r => !r.HasBug)];
        string faults = string.Join(' ', _results.SelectMany(r => r.Injections).GroupBy(i => i.Fault, (fault, of) => $"{fault}={of.Count()}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ledger: ops={_results.Sum(r => r.Report.Operations)} acked={_results.Sum(r => r.Report.Acknowledged)} failed={_results.Sum(r => r.Report.Failed)} unknown={_results.Sum(r => r.Report.Unknown)} stale={clean.Sum(r => r.Report.Stale)} lost={clean.Sum(r => r.Report.Lost)} duplicates={clean.Sum(r => r.Report.Duplicates)} errors={clean.Sum(r => r.Errors) + _broken} faults: {faults} bugs: {_bugsCaught} of {_bugs} caught"));
    }

    private static void Write(RunResult result, string verdict)
    {
        HistoryReport report = result.Report;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"== {result.Name}: {verdict}. ops={report.Operations} ({result.OperationsPerSecond:0}/s) acked={report.Acknowledged} failed={report.Failed} unknown={report.Unknown} (happened: {report.UnknownCommitted}) stale={report.Stale} lost={report.Lost} duplicates={report.Duplicates} errors={result.Errors} (of the database: {report.ConnectionErrors}) injected={result.Injections.Count} recovery: reads {result.ReadRecovery:0.0} s, writes {result.WriteRecovery:0.0} s; oldest read {result.OldestRead:0.000} s"));
        if (!result.HasBug && !result.HasChecked)
            Console.WriteLine("   nothing was checked, or a fault was never injected.");
        foreach (IGrouping<HistoryRule, Violation> rule in report.Examples.GroupBy(v => v.Rule))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {rule.Key}: {report[rule.Key]}"));
            foreach (Violation violation in rule.Take(result.HasBug ? 1 : 5))
                Console.WriteLine("      " + violation);
        }

        if (result.Errors == 0 || result.HasBug)
            return;
        // One of each kind, told by its first line.
        foreach (IGrouping<string, string> kind in result.ErrorTexts.GroupBy(text => text.Split('\n')[0]).Take(8))
            Console.WriteLine($"   {kind.Count()} ×\n{string.Join('\n', kind.First().Split('\n').Take(14).Select(line => "      " + line))}");
    }
}
