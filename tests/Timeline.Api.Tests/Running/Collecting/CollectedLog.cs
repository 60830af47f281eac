using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Timeline.Api.Tests.Running.Collecting;

/// <summary>Keeps everything that is logged: scopes, messages, their values, and exceptions whole.</summary>
internal sealed class CollectedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(CollectedLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            log._lines.Enqueue($"{name} scope {state} {Values(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._lines.Enqueue($"{name} {logLevel} {formatter(state, exception)} {Values(state)} {exception}");

        private static string Values(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(value => value.Value)) : "";
    }
}

/// <summary>The application with its log, of which nothing is left out.</summary>
public sealed class LoggedTimeline : IAsyncLifetime
{
    internal CollectedLog Log { get; } = new();

    internal RunningTimeline Timeline { get; }

    public LoggedTimeline() => Timeline = new RunningTimeline
    {
        Log = Log,
        Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Timeline"] = "Trace" },
    };

    public ValueTask InitializeAsync() => Timeline.InitializeAsync();

    public ValueTask DisposeAsync() => Timeline.DisposeAsync();
}
