using SmrtGen.Soak.Faults;
using SmrtGen.Soak.Servers;

namespace SmrtGen.Soak.Runs;

/// <summary>Which runs the command line asks for, one after the other.</summary>
internal static class SoakPlan
{
    private static readonly TimeSpan ShortTime = TimeSpan.FromSeconds(24);

    public static async Task<int> RunAsync(SoakOptions options, CancellationToken cancellationToken)
    {
        string server = Environment.GetEnvironmentVariable("SMRTGEN_TEST_POSTGRES")
            ?? throw new InvalidOperationException("SMRTGEN_TEST_POSTGRES names no server. eng/soak.sh starts one.");
        PostgresServer postgres = new(server, Environment.GetEnvironmentVariable("SMRTGEN_SOAK_POSTGRES_FOLDER"));
        await using (postgres.ConfigureAwait(false))
        {
            SoakLedger ledger = new();
            if (options.AllBugs || options.Bug is not null)
            {
                foreach (SeededBug bug in SeededBug.All.Where(bug => options.Bug is null || options.Bug.Split(',').Contains(bug.Name)))
                {
                    SoakOptions with = options with { Bug = bug.Name, Channel = bug.Channel, Nodes = bug.Nodes };
                    await RunAsync(with, bug.Name, [Fault.All.First(f => f.Name == bug.Fault)], options.Time).ConfigureAwait(false);
                }
            }
            else if (options.IsShort)
            {
                foreach (IGrouping<FaultTarget, Fault> faults in options.Faults.Where(IsPossible).GroupBy(f => f.Target is FaultTarget.Nothing ? FaultTarget.Node : f.Target))
                    await RunAsync(options, faults.Key.ToString(), [.. faults], ShortTime).ConfigureAwait(false);
            }
            else
            {
                foreach (Fault fault in options.Faults.Where(IsPossible))
                    await RunAsync(options, fault.Name, [fault], options.Time).ConfigureAwait(false);
            }

            ledger.WriteTotal();
            return ledger.IsGood ? 0 : 1;

            async Task RunAsync(SoakOptions of, string name, IReadOnlyList<Fault> faults, TimeSpan time)
            {
                try
                {
                    ledger.Add(await new SoakRun(of, postgres, name, faults, time).RunAsync(cancellationToken).ConfigureAwait(false), of.Bug);
                }
                catch (Exception error) when (!cancellationToken.IsCancellationRequested)
                {
                    ledger.AddBroken(name, error);
                }
            }
        }

        bool IsPossible(Fault fault)
        {
            if (fault.Name != "pg-restart" || postgres.CanRestart)
                return true;
            Console.WriteLine("== pg-restart: left out, because the server is not of this run and not its to restart.");
            return false;
        }
    }
}
