using System.Diagnostics;
using OpenTelemetry.Trace;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Host.Telemetry;

/// <summary>A span for each GraphQL operation, by OpenTelemetry's conventions; of a subscription, for each event. Never the document or its variables.</summary>
internal static class OperationSpans
{
    // Names are made up by clients.
    private const int LongestName = 100;
    private const int MostErrors = 20;

    /// <summary>What the engine tells of operations; null when nobody collects spans.</summary>
    public static Func<OperationKind?, string?, Action<IReadOnlyList<GraphQLError>?>?>? For(IServiceProvider services) =>
        services.GetService<TracerProvider>() is null ? null : Begin;

    private static Action<IReadOnlyList<GraphQLError>?>? Begin(OperationKind? kind, string? name) =>
        Start(kind?.ToString().ToLowerInvariant(), name) is { } span
            ? errors => End(span, errors?.Select(static error => (error.Extensions?.GetValueOrDefault("code") as string, error.Path)))
            : null;

    /// <summary>Begins a span, which becomes the current one.</summary>
    /// <param name="kind"><c>query</c>, <c>mutation</c> or <c>subscription</c>; null when the request was refused before it was known.</param>
    /// <param name="name">As the document names it; null for none.</param>
    public static Activity? Start(string? kind, string? name)
    {
        name = name is { Length: <= LongestName } ? name : null;
        var title = (kind, name) switch
        {
            (null, _) => "GraphQL Operation",
            (_, null) => kind,
            _ => $"{kind} {name}",
        };
        var span = kind == "subscription" ? StartApart(title) : TimelineSpans.Source.StartActivity(title);
        return span?.SetTag("graphql.operation.type", kind).SetTag("graphql.operation.name", name);
    }

    /// <summary>Ends it.</summary>
    /// <param name="span">The span.</param>
    /// <param name="errors">The code and the response path of each error, each null for none. Null as a whole: it was cancelled.</param>
    public static void End(Activity span, IEnumerable<(string? Code, IReadOnlyList<object>? Path)>? errors)
    {
        if (errors is null)
            span.SetTag("timeline.cancelled", true);
        foreach (var (code, path) in errors?.Take(MostErrors) ?? [])
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.AddEvent(new ActivityEvent("graphql.error", tags: new() { ["graphql.error.code"] = code, ["graphql.error.path"] = path is null ? null : string.Join('.', path) }));
        }

        span.Dispose();
    }

    // Beside the span of the connection, which may last for days: a trace of its own that points there.
    private static Activity? StartApart(string title)
    {
        var connection = Activity.Current;
        Activity.Current = null;
        var span = TimelineSpans.Source.StartActivity(title, ActivityKind.Internal, default(ActivityContext), links: connection is null ? null : [new(connection.Context)]);
        if (span is null)
            Activity.Current = connection;
        return span;
    }
}
