namespace SmrtGen;

/// <summary>The database's table is not what the class says: a column is missing, or holds a value of another type.</summary>
public sealed class MappingException : SmrtException
{
    internal MappingException(string message, string? column, Exception? innerException = null)
        : base(message, innerException) => Column = column;

    /// <summary>The column, where it is known.</summary>
    public string? Column { get; }
}
