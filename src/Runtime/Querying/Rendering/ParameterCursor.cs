namespace SmrtGen.CompilerServices;

/// <summary>The next parameter to set.</summary>
internal ref struct ParameterCursor(ParameterWriter writer)
{
    private int _next;

    public ParameterWriter Writer { get; } = writer;

    public int Next() => _next++;
}
