using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>What a write to a table changes of what is cached. Made by generated code.</summary>
/// <param name="Table">The table.</param>
/// <param name="IsCached">Whether its own rows are cached.</param>
/// <param name="Dependents">The cached tables whose rows a delete takes with it or changes through foreign keys, directly or through others.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CacheDependency(string Table, bool IsCached, params string[] Dependents);
