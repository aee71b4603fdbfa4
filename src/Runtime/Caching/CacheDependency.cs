using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>Which tables a delete reaches through foreign keys. Made by generated code.</summary>
/// <param name="Table">The table a row is deleted from.</param>
/// <param name="Dependents">The cached tables whose rows are deleted or changed with it, directly or through others.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CacheDependency(string Table, params string[] Dependents);
