namespace SmrtGen.CompilerServices;

/// <summary>The next parameter to set.</summary>
internal ref struct ParameterCursor(ParameterWriter writer)
{
    private int _next;

    public ParameterWriter Writer { get; } = writer;

    public int Next() => _next++;

    /// <summary>Leaves out positions that are set by others.</summary>
    /// <returns>The first of them.</returns>
    public int Skip(int count)
    {
        int first = _next;
        _next += count;
        return first;
    }
}
