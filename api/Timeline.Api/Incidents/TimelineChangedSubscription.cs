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
        var actor = field.Service<CurrentActor>().Require(Permission.Read);
        var given = field.Argument<string>("incidentId");
        if (await field.Service<IncidentReader>().FindAsync(actor, given, asKnownAt: null, cancellation) is not { Id: var id, Version: var version })
            throw NotFound(given);

        var after = field.Argument<long?>("afterSequence") ?? version;
        if (after < 0 || after > version)
            throw new GraphQLException($"afterSequence is {after}; {Excerpt.Of(given)} is at {version}. Pass the highest sequence you have seen, or load the incident again.", "BAD_USER_INPUT");

        var (mine, records) = (actor with { }, field.Service<IncidentRecords>());
        actor.ReadForMany();
        await foreach (var shared in field.Service<LiveTimelines>().ReadAsync(id, after, version, cancellation))
        {
            // What was recorded before it began is shown by the rights that it began with; whoever reads slowly is behind what this node knows.
            var change = (TimelineChange)shared.Value!;
            if ((change.Sequence > version && !change.Incident.IsVisibleTo(mine)) || records.Peek(id) is { } newest && !newest.IsVisibleTo(mine))
                throw NotFound(given);
            yield return shared;
        }
    }

    private static GraphQLException NotFound(string given) => new(Ids.IncidentNotFound(given).Message, "NOT_FOUND");
}
