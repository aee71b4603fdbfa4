namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>Everything that waits to be let go. What a step lets go runs on the caller's thread until it waits again: when the step returns, all is at rest.</summary>
internal sealed class Gates
{
    private readonly List<Step> _waiting = [];
    private readonly List<Step> _sources = [];
    private readonly Dictionary<string, int> _names = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Whether nothing waits.</summary>
    public bool AreOpen { get; set; } = true;

    /// <summary>Whether answers that nobody acts on are steps of their own. Where all orders are run they only multiply them.</summary>
    public bool HasIdleAnswers { get; init; } = true;

    /// <summary>What has happened, in this order.</summary>
    public List<string> Log { get; } = [];

    public List<Step> Choices() => _waiting.FindAll(static step => step.IsEnabled);

    public IEnumerable<string> Waiting => _waiting.Select(static step => step.Name);

    /// <summary>Waits to be let go.</summary>
    public Task PassAsync(string what, Touches touches, Func<bool>? isEnabled = null)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException($"'{what}' runs on another thread: the schedule is not the only one who decides.");
        if (AreOpen)
            return Task.CompletedTask;
        string name = $"{Flow.Current.Name}: {what}";
        int number = _names[name] = _names.GetValueOrDefault(name) + 1;
        // Continuations run where the gate is opened.
        TaskCompletionSource gate = new();
        _waiting.Add(new Step(number == 1 ? name : $"{name} #{number}", touches, isEnabled ?? (static () => true), gate.SetResult));
        return gate.Task;
    }

    /// <summary>Waits for an answer after which its caller waits again before it does anything, or for which nobody waits.</summary>
    public Task PassIdleAsync(string what) => HasIdleAnswers ? PassAsync(what, Flow.Current.Node) : Task.CompletedTask;

    /// <summary>Adds something that happens by itself whenever it can.</summary>
    public void AddSource(Step step)
    {
        _sources.Add(step);
        _waiting.Add(step);
    }

    public void Let(Step step)
    {
        if (!_sources.Contains(step))
            _waiting.Remove(step);
        Log.Add(step.Name);
        step.Happen();
    }
}
