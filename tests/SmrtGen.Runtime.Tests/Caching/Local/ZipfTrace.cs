namespace SmrtGen.Runtime.Tests.Caching;

/// <summary>Reads of keys of which few are read often, the same for the same seed.</summary>
internal static class ZipfTrace
{
    public static int[] Make(int keys, int reads, double exponent, int seed)
    {
        double[] cumulative = new double[keys];
        double sum = 0;
        for (int i = 0; i < keys; i++)
            cumulative[i] = sum += 1 / Math.Pow(i + 1, exponent);
        Random random = new(seed);
        int[] trace = new int[reads];
        for (int i = 0; i < reads; i++)
        {
            int found = Array.BinarySearch(cumulative, random.NextDouble() * sum);
            trace[i] = found < 0 ? ~found : found;
        }

        return trace;
    }
}

/// <summary>What the usual policy would have had.</summary>
internal static class LeastRecentlyUsed
{
    public static int CountHits(int[] trace, int capacity)
    {
        Dictionary<int, LinkedListNode<int>> nodes = [];
        LinkedList<int> order = new();
        int hits = 0;
        foreach (int key in trace)
        {
            if (nodes.TryGetValue(key, out LinkedListNode<int>? node))
            {
                hits++;
                order.Remove(node);
            }
            else
            {
                if (nodes.Count == capacity)
                {
                    nodes.Remove(order.Last!.Value);
                    order.RemoveLast();
                }

                nodes.Add(key, node = new LinkedListNode<int>(key));
            }

            order.AddFirst(node);
        }

        return hits;
    }
}
