namespace SmrtGen.Soak.Nodes;

/// <summary>Draws keys from 1 on, of which few are asked for often.</summary>
internal sealed class Zipf
{
    private readonly double[] _cumulated;

    public Zipf(int keys, double exponent)
    {
        _cumulated = new double[keys];
        double sum = 0;
        for (int i = 0; i < keys; i++)
            _cumulated[i] = sum += Math.Pow(i + 1, -exponent);
    }

    public int Next(Random random)
    {
        int found = Array.BinarySearch(_cumulated, random.NextDouble() * _cumulated[^1]);
        return Math.Min(found < 0 ? ~found : found, _cumulated.Length - 1) + 1;
    }

    /// <summary>Different keys, in ascending order, so that transactions do not deadlock.</summary>
    public int[] NextMany(Random random, int count)
    {
        SortedSet<int> keys = [];
        while (keys.Count < count)
            keys.Add(Next(random));
        return [.. keys];
    }
}
