using SmrtGen.Soak.History;
using SmrtGen.Soak.Model;

namespace SmrtGen.Soak.Nodes;

/// <summary>Reads by key and by slug, and spoils what it got: that must be nobody else's.</summary>
internal sealed class ReaderSession(Node node, int number, double callsPerSecond) : Session(node, number, callsPerSecond)
{
    private const int Burst = 8;

    public async Task RunAsync()
    {
        while (!Node.IsStopping)
        {
            for (int i = 0; i < Burst && !Node.IsStopping; i++)
            {
                int key = Node.Keys.Next(Random);
                Entry? entry = await ReadAsync(
                    key,
                    bySlug: Chance(0.3),
                    Chance(0.05) ? OperationFlags.Fresh : OperationFlags.None,
                    Chance(0.05) ? Random.Next(2) : null).ConfigureAwait(false);
                if (entry is not null && Chance(0.2))
                    (entry.V, entry.Nonce, entry.Payload) = (-1, long.MaxValue, "spoilt");
            }

            await WaitAsync(Burst).ConfigureAwait(false);
        }
    }

    /// <summary>After everything was quiet: every key of a share of those that the node has touched.</summary>
    public async Task ReadAllAsync(int share, int shares)
    {
        for (int key = 1 + share; key < Node.Touched.Length; key += shares)
        {
            if (!Node.Touched[key])
                continue;
            await ReadAsync(key, flags: OperationFlags.Final).ConfigureAwait(false);
            await ReadAsync(key, bySlug: true, OperationFlags.Final, phase: 0).ConfigureAwait(false);
            await ReadAsync(key, bySlug: true, OperationFlags.Final, phase: 1).ConfigureAwait(false);
        }
    }
}
