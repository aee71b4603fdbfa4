using System.Runtime.InteropServices;

namespace SmrtGen.CompilerServices;

/// <summary>Weak handles in blocks that are used again: to make and to free a handle costs more than to read the row of its entity.</summary>
internal static class WeakHandles
{
    public const int BlockSize = 16;

    /// <summary>The most blocks that wait for their next use: half a megabyte of handles.</summary>
    private const int MaxIdle = 4096;

    private static readonly object s_gate = new();
    private static readonly Stack<GCHandle[]> s_idle = new();

    /// <summary>Blocks for a number of handles. Some of their handles are allocated already, and point at nothing.</summary>
    public static GCHandle[][] Rent(int count)
    {
        GCHandle[][] blocks = new GCHandle[(count + BlockSize - 1) / BlockSize][];
        int rented = 0;
        lock (s_gate)
        {
            while (rented < blocks.Length && s_idle.TryPop(out GCHandle[]? block))
                blocks[rented++] = block;
        }

        while (rented < blocks.Length)
            blocks[rented++] = new GCHandle[BlockSize];
        return blocks;
    }

    public static void Point(ref GCHandle handle, object target)
    {
        if (handle.IsAllocated)
            handle.Target = target;
        else
            handle = GCHandle.Alloc(target, GCHandleType.Weak);
    }

    /// <summary>Takes blocks back. Nothing may look at them any more, but for an entity that outlives its group's finalizer: it finds handles of others.</summary>
    public static void Return(GCHandle[][] blocks)
    {
        foreach (GCHandle[] block in blocks)
        {
            foreach (GCHandle handle in block)
            {
                // A copy of a handle is the same handle.
                GCHandle same = handle;
                if (same.IsAllocated)
                    same.Target = null;
            }
        }

        int kept = 0;
        lock (s_gate)
        {
            while (kept < blocks.Length && s_idle.Count < MaxIdle)
                s_idle.Push(blocks[kept++]);
        }

        for (; kept < blocks.Length; kept++)
            Free(blocks[kept]);
    }

    private static void Free(GCHandle[] block)
    {
        for (int i = 0; i < block.Length; i++)
        {
            if (block[i].IsAllocated)
                block[i].Free();
        }
    }
}
