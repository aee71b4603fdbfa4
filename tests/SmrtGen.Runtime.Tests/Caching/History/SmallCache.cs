using System.Collections.Concurrent;
using System.Diagnostics;
using SmrtGen.Soak.History;

namespace SmrtGen.Runtime.Tests.Caching.History;

/// <summary>A table of a few rows and a cache before it, as simple as can be: right, or with the best known mistake, which stores what was replaced while it was read.</summary>
internal sealed class SmallCache(int keys, bool comparesBeforeStoring)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<Operation> _log = new();
    private readonly ConcurrentQueue<Committed> _chain = new();
    private readonly (int Version, long Nonce)[] _rows = [.. Enumerable.Range(0, keys).Select(key => (1, -2L - key))];
    private readonly (int Version, long Nonce)?[] _cached = new (int, long)?[keys];
    private readonly int[] _invalidations = new int[keys];

    /// <summary>Runs between reading a row and storing it in the cache.</summary>
    public Action AfterLoad { get; set; } = static () => { };

    public void Write(int session, int key, long nonce)
    {
        long start = Log(OperationKind.Write, session, key, Stopwatch.GetTimestamp(), 0, nonce, Outcome.Begun);
        int version;
        lock (_gate)
        {
            version = _rows[key].Version + 1;
            _rows[key] = (version, nonce);
            _chain.Enqueue(new Committed(key, version, nonce));
            _cached[key] = null;
            _invalidations[key]++;
        }

        Log(OperationKind.Write, session, key, start, version, nonce, Outcome.Succeeded);
    }

    public void Read(int session, int key)
    {
        long start = Stopwatch.GetTimestamp();
        (int Version, long Nonce) row;
        int token;
        lock (_gate)
        {
            row = _cached[key] ?? _rows[key];
            token = _invalidations[key];
        }

        AfterLoad();
        lock (_gate)
        {
            if (!comparesBeforeStoring || token == _invalidations[key])
                _cached[key] = row;
        }

        Log(OperationKind.Read, session, key, start, row.Version, row.Nonce, Outcome.Succeeded);
    }

    public HistoryReport Check()
        => HistoryChecker.Check(new HistoryInput
        {
            Operations = [.. _log],
            Initial = [.. Enumerable.Range(0, keys).Select(key => new Committed(key, 1, -2L - key))],
            Chain = [.. _chain],
            Final = [.. _rows.Select((row, key) => new Committed(key, row.Version, row.Nonce))],
            Bound = 0,
        });

    private long Log(OperationKind kind, int session, int key, long start, int version, long nonce, Outcome outcome)
    {
        _log.Enqueue(new Operation
        {
            Kind = kind,
            Session = session,
            Key = key,
            Start = start,
            End = outcome == Outcome.Begun ? start : Stopwatch.GetTimestamp(),
            Version = version,
            Nonce = nonce,
            Outcome = outcome,
        });
        return start;
    }
}
