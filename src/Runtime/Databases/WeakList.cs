namespace SmrtGen.CompilerServices;

/// <summary>What exists as long as somebody else holds it. Thread-safe.</summary>
internal sealed class WeakList<T>
    where T : class
{
    private readonly List<WeakReference<T>> _items = [];
    private int _cleanAt = 16;

    public void Add(T item)
    {
        lock (_items)
        {
            // Twice as many as were alive last time: each addition pays for itself, however many there are.
            if (_items.Count >= _cleanAt)
            {
                _items.RemoveAll(static each => !each.TryGetTarget(out _));
                _cleanAt = Math.Max(16, _items.Count * 2);
            }

            _items.Add(new(item));
        }
    }

    public void Remove(T item)
    {
        lock (_items)
            _items.RemoveAll(each => !each.TryGetTarget(out T? held) || ReferenceEquals(held, item));
    }

    public List<T> ToList()
    {
        List<T> alive = [];
        lock (_items)
        {
            foreach (WeakReference<T> each in _items)
            {
                if (each.TryGetTarget(out T? item))
                    alive.Add(item);
            }
        }

        return alive;
    }
}
