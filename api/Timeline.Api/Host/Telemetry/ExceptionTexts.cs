using System.Diagnostics;
using Npgsql;

namespace Timeline.Api.Host.Telemetry;

/// <summary>
/// Keeps the messages of exceptions out of spans: PostgreSQL, for one, quotes in them what it was given. The type, PostgreSQL's code
/// and the stack stay; the log has the message, unless it is one of those.
/// </summary>
internal sealed class ExceptionTexts : IDisposable
{
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static _ => true,
        ExceptionRecorder = static (_, exception, ref tags) =>
        {
            if (tags.Any(static tag => tag.Key == "exception.message"))
                return;
            tags.Add("exception.message", exception is PostgresException postgres ? postgres.SqlState : exception.GetType().Name);
            tags.Add("exception.stacktrace", exception.StackTrace ?? "");
        },
    };

    public ExceptionTexts() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();
}
