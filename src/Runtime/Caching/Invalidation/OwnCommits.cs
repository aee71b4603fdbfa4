namespace SmrtGen.CompilerServices;

/// <summary>Which of this process's messages come back for something that is dropped already. Dropping it twice would only cost.</summary>
internal sealed class OwnCommits
{
    private const int MaxCount = 10_000;

    private readonly HashSet<string> _dropped = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);

    /// <summary>A commit is known and what it has changed was dropped; its message is still to come, unless it was heard.</summary>
    public void Dropped(string id)
    {
        lock (_dropped)
        {
            if (_dropped.Count >= MaxCount)
                _dropped.Clear();
            if (!_heard.Remove(id))
                _dropped.Add(id);
        }
    }

    /// <summary>A message of this process has come.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    public bool Heard(string id)
    {
        lock (_dropped)
        {
            if (_dropped.Remove(id))
                return true;
            if (_heard.Count >= MaxCount)
                _heard.Clear();
            _heard.Add(id);
            return false;
        }
    }

    /// <summary>Messages may have been missed.</summary>
    public void Forget()
    {
        lock (_dropped)
        {
            _dropped.Clear();
            _heard.Clear();
        }
    }
}
