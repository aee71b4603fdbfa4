namespace SmrtGen.Soak.History;

/// <summary>One version of a key that the database committed, as it wrote down itself in the transaction of the write.</summary>
/// <param name="Key">The row.</param>
/// <param name="Version">Its place in the row's chain.</param>
/// <param name="Nonce">Whose write it is; 0: the row was deleted.</param>
internal readonly record struct Committed(int Key, int Version, long Nonce);
