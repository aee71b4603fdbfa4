using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmrtGen.Soak.History;

/// <summary>A node's log, in files mapped into memory: what was appended is in the file even when the process is killed the moment after.</summary>
/// <remarks>Thread-safe. A line's kind is written last, so that a line that was never finished is not read.</remarks>
internal sealed class OperationLog : IDisposable
{
    public const int LinesPerFile = 1 << 18;

    private static readonly int LineSize = Unsafe.SizeOf<Operation>();
    private static readonly int KindOffset = (int)Marshal.OffsetOf<Operation>(nameof(Operation.Kind));

    private readonly object _gate = new();
    private readonly string _path;
    private MemoryMappedViewAccessor[] _views = [];
    private long _count;

    /// <param name="path">The files' common beginning.</param>
    public OperationLog(string path)
    {
        _path = path;
        Extend(0);
    }

    public long Count => Volatile.Read(ref _count);

    public void Append(in Operation operation)
    {
        long line = Interlocked.Increment(ref _count) - 1;
        int file = (int)(line / LinesPerFile);
        if (file >= Volatile.Read(ref _views).Length)
            Extend(file);
        long place = line % LinesPerFile * LineSize;
        Operation unfinished = operation;
        unfinished.Kind = OperationKind.Unfinished;
        _views[file].Write(place, ref unfinished);
        _views[file].Write(place + KindOffset, (byte)operation.Kind);
    }

    /// <summary>Reads every line of the logs in a folder.</summary>
    public static Operation[] ReadAll(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.log").Order(StringComparer.Ordinal)];
        List<Operation> operations = [];
        foreach (string file in files)
        {
            foreach (ref readonly Operation operation in MemoryMarshal.Cast<byte, Operation>(File.ReadAllBytes(file)))
            {
                if (operation.Kind != OperationKind.Unfinished)
                    operations.Add(operation);
            }
        }

        return [.. operations];
    }

    public void Dispose()
    {
        foreach (MemoryMappedViewAccessor view in _views)
            view.Dispose();
    }

    private void Extend(int file)
    {
        lock (_gate)
        {
            while (_views.Length <= file)
            {
                string path = string.Create(CultureInfo.InvariantCulture, $"{_path}.{_views.Length:000}.log");
                using MemoryMappedFile mapped = MemoryMappedFile.CreateFromFile(path, FileMode.CreateNew, null, (long)LinesPerFile * LineSize);
                Volatile.Write(ref _views, [.. _views, mapped.CreateViewAccessor()]);
            }
        }
    }
}
