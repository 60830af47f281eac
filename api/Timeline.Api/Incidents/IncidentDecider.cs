using System.Diagnostics;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Incidents;

/// <summary>What a decision is given besides the state: the command's id, from which new ids are derived, and the time.</summary>
internal sealed record CommandContext(Guid Id, Instant Now);

/// <summary>Reads an incident, decides, appends; decides again when somebody else was faster.</summary>
internal sealed class IncidentDecider(IEventStore store, IncidentReader reader, CurrentActor actor, IClock clock)
{
    // Each lost race means that somebody else's command was stored, so a bound is a matter of minutes of pure bad luck.
    private const int MostAttempts = 100;

    /// <param name="incidentId">The id or the key, as the client gave it.</param>
    /// <param name="commandId">The client's id of the command; one is made when there is none.</param>
    /// <param name="decide">Pure; may be called several times.</param>
    /// <param name="expectedVersion">The version the client saw, when the command must not apply to a later one.</param>
    /// <param name="source">The way the command came in, where that is not the actor's.</param>
    /// <param name="permission">What the command asks of the actor.</param>
    /// <exception cref="GraphQLException">FORBIDDEN, or CONFLICT when the incident is not at <paramref name="expectedVersion"/>.</exception>
    public async Task<CommandOutcome> HandleAsync(
        string incidentId,
        Guid? commandId,
        Func<Incident, CommandContext, Decision<IncidentEvent>> decide,
        CancellationToken cancellation,
        long? expectedVersion = null,
        Source? source = null,
        Permission permission = Permission.Record)
    {
        actor.Require(permission);
        var command = new CommandContext(NotEmpty(commandId), clock.GetCurrentInstant());
        if (await reader.FindIdAsync(incidentId, cancellation) is not { } id)
            return CommandOutcome.Rejected(command, Ids.IncidentNotFound(incidentId));

        for (var attempt = 1; ; attempt++)
        {
            // Asked before the stream is read: what a repeated command stored must be in its answer.
            var repeated = await store.FindCommandAsync(Tenants.Only, command.Id, cancellation);
            if (repeated is not null && Reused(command.Id, repeated.Streams, id.Value) is { } reused)
                return CommandOutcome.Rejected(command, reused);
            var events = await reader.ReadAsync(id, cancellation);
            if (IncidentRecord.Fold(id, events) is not { } record)
                return CommandOutcome.Rejected(command, Ids.IncidentNotFound(incidentId));
            if (repeated is not null)
                return CommandOutcome.Done(command, record, FirstOf(repeated.Streams, id.Value));

            var version = record.Version;
            if (expectedVersion is { } expected && expected != version)
                throw Conflict(expected, version);

            var decision = Decide(record.ToState(), command, decide);
            if (decision.Rejection is { } rejection)
                return CommandOutcome.Rejected(command, rejection);
            if (decision.IsNothing)
                return CommandOutcome.Done(command, record);

            try
            {
                var session = store.OpenSession(Tenants.Only, Metadata(command.Id, actor, source));
                session.Append(id.Value, version, decision.Events);
                foreach (var redacted in decision.Events.OfType<EntryRedacted>())
                    Empty(session, id, events, redacted);
                var saved = await session.SaveChangesAsync(cancellation);
                if (saved.Repeated)
                    continue;
                var made = decision.Events.Select((made, index) => new Recorded<IncidentEvent>(made, version + 1 + index, saved.RecordedAt!.Value, actor.Name, source ?? actor.Source));
                return CommandOutcome.Done(command, made.Aggregate(record, (after, recorded) => after.Apply(recorded)), version + 1);
            }
            catch (StreamVersionConflictException conflict) when (expectedVersion is null && attempt < MostAttempts)
            {
                Debug.Assert(conflict.Actual != version, "a conflict means that the stream moved on");
            }
            catch (StreamVersionConflictException conflict) when (expectedVersion is { } expectedStill)
            {
                throw Conflict(expectedStill, conflict.Actual);
            }
        }
    }

    public static SessionMetadata Metadata(Guid commandId, CurrentActor actor, Source? source) => new()
    {
        CommandId = commandId,
        Actor = actor.Name,
        Source = (source ?? actor.Source).ToString(),
        CorrelationId = Activity.Current?.TraceId.ToString(),
        CausationId = commandId.ToString(),
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["actor_id"] = actor.Id.ToString() },
    };

    public static Guid NotEmpty(Guid? commandId) =>
        commandId == Guid.Empty
            ? throw new GraphQLException("commandId is the empty UUID. Make a new one (version 7) for each command, or leave it out.", "BAD_USER_INPUT")
            : commandId ?? Guid.CreateVersion7();

    // Every event that holds something of the entry. One that comes meanwhile moves the version, and all is decided again.
    private static void Empty(IEventSession session, IncidentId id, IReadOnlyList<Recorded<IncidentEvent>> events, EntryRedacted redacted)
    {
        foreach (var recorded in events)
        {
            if (EntryContent.Without(recorded.Event, redacted.EntryId) is { } without)
                session.Redact(id.Value, recorded.Sequence, redacted.Reason, without);
        }
    }

    private static Decision<IncidentEvent> Decide(Incident incident, CommandContext command, Func<Incident, CommandContext, Decision<IncidentEvent>> decide)
    {
        try
        {
            return decide(incident, command);
        }
        catch (RejectedException refused)
        {
            return refused.Rejection;
        }
    }

    /// <summary>Refuses a command id that was spent on something else. Null when what it appended to is this stream.</summary>
    public static Rejection? Reused(Guid commandId, IReadOnlyList<StreamVersion> appendedTo, Guid streamId) => appendedTo.Any(stream => stream.StreamId == streamId) ? null : new(
        RejectionCode.CommandIdReused, $"commandId {commandId} was used for a command on something else. Make a new one for each command; send the same one again only to repeat.", "commandId");

    private static long FirstOf(IReadOnlyList<StreamVersion> appendedTo, Guid streamId)
    {
        var stream = appendedTo.First(stream => stream.StreamId == streamId);
        return stream.Version - stream.Appended + 1;
    }

    private static GraphQLException Conflict(long expected, long actual) => new(
        $"The incident is at version {actual}; you saw {expected}. Read what was recorded since, and decide again.",
        "CONFLICT",
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["expectedVersion"] = expected, ["actualVersion"] = actual });
}
