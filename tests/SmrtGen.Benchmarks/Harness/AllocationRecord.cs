using System.Globalization;

namespace SmrtGen.Benchmarks.Harness;

/// <summary>The checked-in allocation figures: one line for each engine, workload and contender. Bytes are stable where time is not.</summary>
internal sealed class AllocationRecord
{
    private const double Tolerance = 1.02;

    private readonly string _path;
    private readonly SortedDictionary<string, double> _bytes = new(StringComparer.Ordinal);

    private AllocationRecord(string path) => _path = path;

    public static AllocationRecord Load(string path)
    {
        AllocationRecord record = new(path);
        if (!File.Exists(path))
            return record;
        foreach (string line in File.ReadLines(path))
        {
            int end = line.LastIndexOf('\t');
            record._bytes[line[..end]] = double.Parse(line.AsSpan(end + 1), CultureInfo.InvariantCulture);
        }

        return record;
    }

    public void Save()
        => File.WriteAllLines(_path, _bytes.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key}\t{e.Value:0}")));

    public void Set(string engine, WorkloadResult result)
    {
        foreach (Measurement measurement in Own(result))
            _bytes[Key(engine, result, measurement)] = measurement.Bytes;
    }

    /// <summary>What grew beyond the tolerance, in words.</summary>
    public IEnumerable<string> Growth(string engine, WorkloadResult result)
    {
        foreach (Measurement measurement in Own(result))
        {
            string key = Key(engine, result, measurement);
            if (!_bytes.TryGetValue(key, out double recorded))
                yield return $"{key.Replace('\t', ' ')}: no figure is recorded; run with --record";
            else if (measurement.Bytes > recorded * Tolerance)
                yield return string.Create(CultureInfo.InvariantCulture, $"{key.Replace('\t', ' ')}: {measurement.Bytes:0} bytes, recorded are {recorded:0}");
        }
    }

    /// <summary>Other contenders change with their packages, which is none of our business.</summary>
    private static IEnumerable<Measurement> Own(WorkloadResult result)
        => result.Measurements.Where(m => m.Contender.StartsWith(ContenderNames.SmrtGen, StringComparison.Ordinal));

    private static string Key(string engine, WorkloadResult result, Measurement measurement) => $"{engine}\t{result.Workload.Id}\t{measurement.Contender}";
}
