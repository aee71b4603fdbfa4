using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>The tables of a context's caches. Made by generated code.</summary>
/// <remarks>Contexts reach the caches through this class alone, so that trimming leaves them out of programs that cache nothing.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CacheDependencies(IReadOnlyList<CacheDependency> tables)
{
    internal SmrtCache MakeCache(SmrtContext context) => new(context, tables);
}
