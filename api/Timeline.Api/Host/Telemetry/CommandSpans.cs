using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Host.Telemetry;

/// <summary>A span for each command handled: which mutation, and what came of it.</summary>
internal static class CommandSpans
{
    private const string Outcome = "timeline.command.outcome";
    private const string Code = "timeline.command.code";

    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Errors = new();

    /// <summary>The same resolver of a mutation, with a span around it while somebody collects spans.</summary>
    public static FieldResolver Around(string mutation, FieldResolver resolver) => (field, cancellation) =>
        TimelineSpans.Source.HasListeners() ? HandleAsync(mutation, () => resolver(field, cancellation)) : resolver(field, cancellation);

    /// <summary>Handles a command within a span. A payload says by its member <c>Error</c> that the command was rejected.</summary>
    public static async ValueTask<object?> HandleAsync(string mutation, Func<ValueTask<object?>> handle)
    {
        using var span = TimelineSpans.Source.StartActivity($"command {mutation}");
        span?.SetTag("timeline.command", mutation);
        try
        {
            var payload = await handle();
            var rejection = RejectionOf(payload);
            span?.SetTag(Outcome, rejection is null ? "done" : "rejected").SetTag(Code, rejection is null ? null : JsonNamingPolicy.SnakeCaseUpper.ConvertName(rejection.Code.ToString()));
            return payload;
        }
        catch (GraphQLException refused)
        {
            span?.SetTag(Outcome, "refused").SetTag(Code, refused.Code);
            throw;
        }
        catch (OperationCanceledException)
        {
            span?.SetTag(Outcome, "cancelled");
            throw;
        }
        catch (Exception failed)
        {
            span?.SetTag(Outcome, "failed").SetTag("error.type", failed.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static Rejection? RejectionOf(object? payload) => payload is null
        ? null
        : Errors.GetOrAdd(payload.GetType(), static type => type.GetProperty("Error", typeof(Rejection)))?.GetValue(payload) as Rejection;
}
