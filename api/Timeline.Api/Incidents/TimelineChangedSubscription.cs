using System.Runtime.CompilerServices;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

internal sealed record TimelineChange(long Sequence, string Type, Instant RecordedAt, string Actor, TimelineEntry? Entry, IncidentRecord Incident);

/// <summary>Follows one incident's stream. Versions of a stream have no gaps, so each change comes once and in order.</summary>
internal static class TimelineChangedSubscription
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<TimelineChange>("TimelineChange").Properties();
        schema.Subscription("timelineChanged", SubscribeAsync);
    }

    private static async IAsyncEnumerable<object?> SubscribeAsync(FieldContext field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var reader = field.Service<IncidentReader>();
        var given = field.Argument<string>("incidentId");
        if (await reader.FindIdAsync(given, cancellation) is not { } id || await reader.FindAsync(id, cancellation) is not { Version: var version })
            throw new GraphQLException(Ids.IncidentNotFound(given).Message, "NOT_FOUND");

        var after = field.Argument<long?>("afterSequence") ?? version;
        if (after < 0 || after > version)
            throw new GraphQLException($"afterSequence is {after}; {Excerpt.Of(given)} is at {version}. Pass the highest sequence you have seen, or load the incident again.", "BAD_USER_INPUT");

        await foreach (var change in field.Service<LiveTimelines>().ReadAsync(id, after, version, cancellation))
            yield return change;
    }
}
