using System.Diagnostics;
using SmrtGen.Soak.History;
using SmrtGen.Soak.Model;

namespace SmrtGen.Soak.Nodes;

/// <summary>One sequence of calls, each begun after the one before it ended.</summary>
internal class Session
{
    private readonly Pace _pace;
    private long _nonces;

    public Session(Node node, int number, double callsPerSecond)
    {
        Node = node;
        Number = ((node.Settings.Node * 64) + node.Settings.Restarts) * 128 + number;
        Random = new Random((node.Settings.Seed * 1_000_003) + Number);
        _pace = new Pace(callsPerSecond);
    }

    protected Node Node { get; }

    protected SoakDb Db => Node.Db;

    protected Random Random { get; }

    private int Number { get; }

    protected bool Chance(double probability) => Random.NextDouble() < probability;

    protected Task WaitAsync(int calls) => _pace.WaitAsync(calls);

    /// <summary>A nonce that no other write has; now and then of the other phase.</summary>
    protected long NextNonce(long phaseOf)
    {
        long phase = (phaseOf & 1) ^ (Chance(0.1) ? 1 : 0);
        return ((long)Number << 33) | (++_nonces << 1) | phase;
    }

    /// <returns>The entity, which belongs to the caller, or null when there is none or the read failed.</returns>
    protected async Task<Entry?> ReadAsync(int key, bool bySlug = false, OperationFlags flags = OperationFlags.None, int? phase = null)
    {
        byte slug = (byte)(phase ?? Node.Phases[key]);
        EntryRepository entries = NodeCaching.Entries(Db, flags.HasFlag(OperationFlags.Fresh));
        Operation read = new() { Kind = bySlug ? OperationKind.SlugRead : OperationKind.Read, Key = key, Phase = slug, Flags = flags };
        Entry? entry = null;
        read.Start = Stopwatch.GetTimestamp();
        try
        {
            entry = bySlug
                ? await entries.FindBySlugAsync(Entry.SlugOf(key, slug)).ConfigureAwait(false)
                : await entries.FindAsync(key).ConfigureAwait(false);
            read.End = Stopwatch.GetTimestamp();
            read.Outcome = Outcome.Succeeded;
        }
        catch (Exception error)
        {
            read.End = Stopwatch.GetTimestamp();
            (read.Outcome, OperationFlags of) = CallError.Judge(error, mayBeCommitted: false);
            read.Flags |= of;
            Node.Report(read.Kind.ToString(), error);
        }

        if (entry is not null)
        {
            read.Version = entry.V;
            read.Nonce = entry.Nonce;
            if (entry.Id != key || !entry.IsWhole || (bySlug && (entry.Nonce & 1) != slug))
                read.Flags |= OperationFlags.Foreign;
            Node.Phases[key] = (byte)(entry.Nonce & 1);
        }

        Log(read);
        return entry;
    }

    /// <summary>A read whose answer contradicts what the session knows, where no line of the log could say so.</summary>
    protected void LogContradiction(int key, long start, Entry? entry)
        => Log(new Operation
        {
            Kind = OperationKind.Read,
            Outcome = Outcome.Succeeded,
            Flags = OperationFlags.Foreign,
            Key = key,
            Start = start,
            End = Stopwatch.GetTimestamp(),
            Version = entry?.V ?? 0,
            Nonce = entry?.Nonce ?? 0,
        });

    public void Log(Operation operation)
    {
        operation.Session = Number;
        operation.Node = (short)Node.Settings.Node;
        Node.Touched[operation.Key] = true;
        Node.Log.Append(operation);
    }
}
