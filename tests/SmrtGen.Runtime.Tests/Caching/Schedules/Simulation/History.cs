namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>Judges reads: each must be what the database held at some moment, and not at one that is too long ago.</summary>
/// <remarks>Moments are commits. A read by a node must be of the last commit that changed its result and that the node knew of when the read began, or later.</remarks>
internal sealed class History(SimulatedServer server)
{
    private readonly int[][] _known = [new int[Query.All.Length], new int[Query.All.Length]];

    /// <summary>A commit was acknowledged on the node, or its message delivered there.</summary>
    public void Sees(int node, int commit)
    {
        if (commit == 0)
            return;
        foreach (Query query in Query.All)
        {
            if (query.In(server.States[commit]) != query.In(server.States[commit - 1]))
                _known[node - 1][query.Index] = Math.Max(_known[node - 1][query.Index], commit);
        }
    }

    /// <summary>The node has no excuse for anything that was committed until now.</summary>
    public void SeesAll(int node) => Array.Fill(_known[node - 1], server.LastCommit);

    /// <summary>Reads and judges.</summary>
    public async Task<Row?> ReadAsync(ScheduleNode node, Session session, Query query, bool isFresh = false)
    {
        int known = _known[node.Number - 1][query.Index];
        Model.Item? item = await query.ReadAsync(node.Db, isFresh).ConfigureAwait(false);
        Row? row = Row.Of(item);
        // What a caller does with its object is nobody else's business.
        item?.Value = -1;
        string found = row is null ? "nothing" : $"value {row.Value}";
        string where = $"{session.Name} on node {node.Number} read {query}: {found}";
        if (Find(query, row, 0) < 0)
            throw new ScheduleViolation($"{where}, which was never committed");
        if (Find(query, row, known) < 0)
            throw new ScheduleViolation($"{where}, although the node knew of commit {known} when the read began");
        session.Seen[query.Index] = Find(query, row, Math.Max(known, session.Seen[query.Index]));
        if (session.Seen[query.Index] < 0)
            throw new ScheduleViolation($"{where}, which is older than what the session had read");
        if (row is not null)
        {
            Query byKey = Query.ByKey(row.Id);
            session.Seen[byKey.Index] = Find(byKey, row, session.Seen[byKey.Index]);
            if (session.Seen[byKey.Index] < 0)
                throw new ScheduleViolation($"{where}, but the session had read a newer state of the row");
            if (Find(byKey, row, session.MissingSince.GetValueOrDefault(row.Slug)) < 0)
                throw new ScheduleViolation($"{where}, but the session had read that no row has its slug any more");
        }
        else if (query.Slug is { } slug)
        {
            session.MissingSince[slug] = session.Seen[query.Index];
        }

        return row;
    }

    /// <summary>The first moment from one on at which the query gave this; -1: none.</summary>
    private int Find(Query query, Row? row, int from)
    {
        for (int commit = from; commit < server.States.Count; commit++)
        {
            if (query.In(server.States[commit]) == row)
                return commit;
        }

        return -1;
    }
}

/// <summary>A caller that makes one call after the other.</summary>
internal sealed class Session(string name)
{
    public string Name => name;

    /// <summary>The earliest moment that explains what was read, by query.</summary>
    public int[] Seen { get; } = new int[Query.All.Length];

    /// <summary>The earliest moment at which no row had a slug, as the session has read.</summary>
    public Dictionary<string, int> MissingSince { get; } = [];
}

internal sealed class ScheduleViolation(string message) : Exception(message);
