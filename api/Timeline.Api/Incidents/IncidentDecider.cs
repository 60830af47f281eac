using System.Diagnostics;
using Marten;
using NodaTime;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.Storage.Commands;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Incidents;

/// <summary>What a decision is given besides the state: the command's id, from which new ids are derived, and the time.</summary>
internal sealed record CommandContext(Guid Id, Instant Now);

/// <summary>Reads an incident, decides, appends; decides again when another node was faster. Commands of this node wait for each other.</summary>
internal sealed class IncidentDecider(
    IDocumentStore store, StreamGates gates, IncidentReader reader, IncidentRecords records, UpdatePromiseWork promises, TimelineMetrics metrics, CurrentActor actor, IClock clock)
{
    // The first try goes by what is known; from the second on the stream is held while it is read, so that nobody is faster again.
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

        var metadata = Metadata(command.Id, actor, source);
        using var turn = await gates.EnterAsync(id.Value, cancellation);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await using var session = metadata.OpenSession(store, Tenants.Only);
            if (attempt > 1)
                await session.HoldStreamAsync(id.Value, cancellation);

            // Asked before the stream is read: what a repeated command stored must be in its answer.
            var repeated = commandId is null ? null : await session.LoadAsync<HandledCommand>(command.Id, cancellation);
            if (repeated is not null && Reused(repeated, id.Value) is { } reused)
                return CommandOutcome.Rejected(command, reused);
            if (await records.ReadAsync(session, id, cancellation) is not { } record)
                return CommandOutcome.Rejected(command, Ids.IncidentNotFound(incidentId));
            if (repeated is not null)
                return CommandOutcome.Done(command, record, repeated.On(id.Value)!.First);
            if (expectedVersion is { } expected && expected != record.Version)
                throw Conflict(expected, record.Version);

            var decision = Decide(record.ToState(), command, decide);
            if (decision.Rejection is { } rejection)
                return CommandOutcome.Rejected(command, rejection);
            if (decision.IsNothing)
                return CommandOutcome.Done(command, record, null);

            var saved = await SaveAsync(session, record, command, decision.Events, cancellation);
            if (saved == SaveOutcome.Saved)
            {
                // Read again for the times that the database gave.
                var after = await records.ReadAsync(session, id, cancellation);
                return CommandOutcome.Done(command, after!, record.Version + 1);
            }
        }

        throw new TimeoutException($"Incident {id} was appended to by others {MostAttempts} times while a command tried to. Nothing was stored.");
    }

    public static CommandMetadata Metadata(Guid commandId, CurrentActor actor, Source? source) => new(
        commandId, actor.Name, (source ?? actor.Source).ToString(), Activity.Current?.TraceId.ToString(),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["actor_id"] = actor.Id.ToString() });

    public static Guid NotEmpty(Guid? commandId) =>
        commandId == Guid.Empty
            ? throw new GraphQLException("commandId is the empty UUID. Make a new one (version 7) for each command, or leave it out.", "BAD_USER_INPUT")
            : commandId ?? Guid.CreateVersion7();

    /// <summary>Refuses a command id that was spent on something else. Null when what it appended to is this stream.</summary>
    public static Rejection? Reused(HandledCommand handled, Guid streamId) => handled.On(streamId) is not null ? null : new(
        RejectionCode.CommandIdReused, $"commandId {handled.Id} was used for a command on something else. Make a new one for each command; send the same one again only to repeat.", "commandId");

    private async Task<SaveOutcome> SaveAsync(
        IDocumentSession session, IncidentRecord record, CommandContext command, IReadOnlyList<IncidentEvent> events, CancellationToken cancellation)
    {
        var (id, version) = (record.Id, record.Version);
        foreach (var redacted in events.OfType<EntryRedacted>())
            await EmptyAsync(session, id, redacted, cancellation);
        session.Events.Append(id.Value, version + events.Count, [.. events]);
        session.Insert(new HandledCommand
        {
            Id = command.Id,
            Streams = [new StreamVersion(id.Value, version + events.Count, events.Count)],
            Actor = session.LastModifiedBy,
        });
        promises.Schedule(session, record, events, command.Now);
        var outcome = await session.TrySaveAsync(cancellation);
        if (outcome == SaveOutcome.Overtaken)
            metrics.Conflicted();
        return outcome;
    }

    // Every event that holds something of the entry. One that comes meanwhile moves the version, and all is decided again.
    private static async Task EmptyAsync(IDocumentSession session, IncidentId id, EntryRedacted redacted, CancellationToken cancellation)
    {
        foreach (var stored in await session.Events.FetchStreamAsync(id.Value, token: cancellation))
        {
            if (EntryContent.Without(IncidentRecords.ToRecorded(stored).Event, redacted.EntryId) is { } without)
                session.Redact(id.Value, stored.Version, redacted.Reason, without);
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

    private static GraphQLException Conflict(long expected, long actual) => new(
        $"The incident is at version {actual}; you saw {expected}. Read what was recorded since, and decide again.",
        "CONFLICT",
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["expectedVersion"] = expected, ["actualVersion"] = actual });
}
