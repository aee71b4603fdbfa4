using System.Diagnostics;
using SmrtGen.Soak.History;
using SmrtGen.Soak.Model;

namespace SmrtGen.Soak.Nodes;

/// <summary>The writes of one transaction: logged before they are sent and again when it is known, or not, what became of them.</summary>
internal sealed class WriteAttempt(Session session)
{
    private readonly List<Operation> _writes = [];
    private readonly List<Entry?> _entries = [];

    /// <summary>Whether an error from here on can come after a commit.</summary>
    public bool IsCommitting { get; set; }

    /// <summary>What the transaction leaves behind when it ends well.</summary>
    public Outcome EndsAs { get; set; } = Outcome.Succeeded;

    /// <summary>The row is about to be written; its version is the entity's afterwards.</summary>
    public void BeginWrite(WriteWay way, Entry entry) => Begin(way, OperationKind.Write, entry.Id, 0, entry.Nonce, entry);

    public void BeginDelete(Entry entry) => Begin(WriteWay.Delete, OperationKind.Delete, entry.Id, entry.V + 1, 0, null);

    public void End(Outcome outcome, OperationFlags flags)
    {
        long end = Stopwatch.GetTimestamp();
        for (int i = 0; i < _writes.Count; i++)
        {
            Operation write = _writes[i];
            write.End = end;
            write.Outcome = outcome;
            write.Flags = flags;
            if (outcome == Outcome.Succeeded && _entries[i] is { } entry)
                write.Version = entry.V;
            session.Log(write);
        }
    }

    private void Begin(WriteWay way, OperationKind kind, int key, int version, long nonce, Entry? entry)
    {
        Operation write = new() { Kind = kind, Key = key, Version = version, Nonce = nonce, Outcome = Outcome.Begun, Way = way };
        write.Start = write.End = Stopwatch.GetTimestamp();
        _writes.Add(write);
        _entries.Add(entry);
        session.Log(write);
    }
}
