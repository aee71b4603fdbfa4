namespace SmrtGen.Benchmarks.Caching;

/// <summary>Reads of keys from 1 of which few are read often, the same in every run.</summary>
internal static class Zipf
{
    public static int[] Trace(int keys, int reads, double exponent)
    {
        double[] cumulative = new double[keys];
        double sum = 0;
        for (int i = 0; i < keys; i++)
            cumulative[i] = sum += 1 / Math.Pow(i + 1, exponent);
        Random random = new(7);
        int[] trace = new int[reads];
        for (int i = 0; i < reads; i++)
        {
            int found = Array.BinarySearch(cumulative, random.NextDouble() * sum);
            trace[i] = Math.Min(found < 0 ? ~found : found, keys - 1) + 1;
        }

        return trace;
    }

    /// <summary>What the usual policy would have had.</summary>
    public static int LruHits(int[] trace, int capacity)
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
