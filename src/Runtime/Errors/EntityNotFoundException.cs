namespace SmrtGen;

/// <summary>A row that had to exist does not: by <c>GetAsync</c>, or by an update or delete of an entity.</summary>
public sealed class EntityNotFoundException : SmrtException
{
    internal EntityNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
