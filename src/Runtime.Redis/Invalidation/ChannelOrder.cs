namespace SmrtGen;

/// <summary>Puts the messages of a channel in order, and tells the receiver what it proves and what was lost. For one thread.</summary>
/// <remarks>See <see cref="RedisInvalidationChannel"/> for the argument.</remarks>
internal sealed class ChannelOrder(string origin, IInvalidationReceiver receiver)
{
    /// <summary>How long an origin may be silent, in milliseconds.</summary>
    public const long SilenceMs = 1000;

    private const int MaxWaiting = 4096;
    private const int MaxOrigins = 4096;

    /// <summary>Messages with a number that is less by no more than this came before the first that we heard.</summary>
    private const int Stragglers = 4096;

    private readonly Dictionary<long, ChannelMessage> _waiting = [];
    private readonly Dictionary<string, Origin> _origins = new(StringComparer.Ordinal);
    private string? _server;
    private long _first;
    private long _next;
    private bool _hasGap;
    private long _missedAt = long.MinValue;

    /// <summary>When a heartbeat of ours was sent. Set by the sender before it sends.</summary>
    public Func<string, long?> TakeSentAt { get; init; } = _ => null;

    public void Receive(string? raw)
    {
        if (!ChannelMessage.TryRead(raw, out ChannelMessage? message))
        {
            // A stranger, or a version to come: what it says may matter.
            Miss();
            return;
        }

        if (message.Number == 0)
        {
            // The server has no memory left to count. The message counts, but proves nothing; the next number belongs to another counter.
            Handle(message, isProof: false);
            return;
        }

        if (_server is null || message.Server != _server)
        {
            BeginAt(message);
        }
        else if (message.Number < _next)
        {
            if (message.Number < _first && message.Number >= _first - Stragglers)
                return;
            BeginAt(message);
        }
        else if (message.Number > _next)
        {
            _waiting[message.Number] = message;
            if (_waiting.Count > MaxWaiting)
                GiveUpWaiting();
            return;
        }

        _next = message.Number + 1;
        Handle(message, isProof: true);
        HandleWaiting();
    }

    /// <summary>The connection was lost or is another one.</summary>
    public void Disconnect()
    {
        _server = null;
        _waiting.Clear();
        _hasGap = false;
        Miss();
    }

    /// <summary>Called again and again: a gap that lasted from one call to the next is not filled any more.</summary>
    public void Tick()
    {
        if (_waiting.Count > 0 && _hasGap)
            GiveUpWaiting();
        _hasGap = _waiting.Count > 0;
    }

    private void BeginAt(ChannelMessage message)
    {
        _server = message.Server;
        _first = _next = message.Number;
        _waiting.Clear();
        _hasGap = false;
        Miss();
    }

    private void GiveUpWaiting()
    {
        Miss();
        _next = _first = _waiting.Keys.Min();
        _hasGap = false;
        HandleWaiting();
    }

    private void HandleWaiting()
    {
        while (_waiting.Remove(_next, out ChannelMessage? message))
        {
            _next++;
            _hasGap = false;
            Handle(message, isProof: true);
        }
    }

    private void Handle(ChannelMessage message, bool isProof)
    {
        bool isLate = NoteOrigin(message);
        switch (message.Kind)
        {
            case ChannelMessageKind.Announce when !isLate:
                receiver.Announced(message.Id, message.Text);
                break;
            case ChannelMessageKind.Publish:
                receiver.Received(message.Id, message.Text);
                break;
            case ChannelMessageKind.Heartbeat when message.Origin == origin && TakeSentAt(message.Id) is { } sentAt && isProof:
                NoteSilence(sentAt);
                if (sentAt > _missedAt)
                    receiver.Confirm(sentAt);
                break;
            case ChannelMessageKind.Farewell:
                _origins.Remove(message.Origin);
                break;
        }
    }

    /// <summary>What the origin tried to say before and never reached us is missing, though the server never had it.</summary>
    /// <returns>Whether the message was overtaken by later ones of the same origin.</returns>
    private bool NoteOrigin(ChannelMessage message)
    {
        bool isNews = message.Kind is ChannelMessageKind.Announce or ChannelMessageKind.Publish;
        if (!_origins.TryGetValue(message.Origin, out Origin? known))
        {
            if (_origins.Count >= MaxOrigins)
                _origins.Clear();
            if (_origins.Count == 0 || message.Sequence > (isNews ? 1 : 0))
                Miss();

            _origins[message.Origin] = new Origin { Sequence = message.Sequence, HeardAt = receiver.Now };
            return false;
        }

        known.HeardAt = receiver.Now;
        known.IsSilent = false;
        if (isNews && message.Sequence <= known.Sequence)
            return true;
        if (message.Sequence > known.Sequence + (isNews ? 1 : 0))
            Miss();
        known.Sequence = Math.Max(known.Sequence, message.Sequence);
        return false;
    }

    /// <summary>Whoever was not heard for a second before our heartbeat may have written without being able to say so.</summary>
    private void NoteSilence(long until)
    {
        foreach (Origin other in _origins.Values)
        {
            if (!other.IsSilent && other.HeardAt < until - SilenceMs)
            {
                other.IsSilent = true;
                Miss();
            }
        }
    }

    private void Miss()
    {
        receiver.Missed();
        _missedAt = receiver.Now;
    }

    private sealed class Origin
    {
        public long Sequence { get; set; }

        public long HeardAt { get; set; }

        public bool IsSilent { get; set; }
    }
}
