using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SmrtGen.Soak.Nodes;

/// <summary>Kills the process when the driver has the answer to a commit and nobody else knows of it yet: the driver logs at that place.</summary>
internal sealed class CommitWatch : ILoggerFactory, ILogger
{
    private volatile bool _isArmed;

    /// <summary>The next commit is the last.</summary>
    public void Arm() => _isArmed = true;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => _isArmed;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!_isArmed || exception is not null || !IsCommit(formatter(state, null)))
            return;
        using Process self = Process.GetCurrentProcess();
        self.Kill();
    }

    /// <summary>A statement that notifies in the same batch is a transaction of its own.</summary>
    private static bool IsCommit(string message)
        => message.StartsWith("Committed transaction", StringComparison.Ordinal)
            || (message.StartsWith("Batch execution completed", StringComparison.Ordinal) && message.Contains("pg_notify", StringComparison.Ordinal));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
