using System.Diagnostics;
using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Files;
using Timeline.Api.Host.Commands;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.Metrics;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Names;
using Timeline.Api.Postmortems.Published;
using Timeline.Api.Search;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Incidents;

/// <summary>What a decision is given besides the state: the command's id, from which new ids are derived, the time, and the incident's id.</summary>
internal sealed record CommandContext(Guid Id, Instant Now, IncidentId Incident = default)
{
    /// <summary>The people whom the input names by id, with the names they have now. Null where it names nobody so.</summary>
    public PeopleNamed? People { get; init; }

    /// <summary>The incident's record that the decision goes by.</summary>
    public IncidentRecord? Record { get; init; }

    /// <summary>The catalogue as it is now. Empty for commands that are not decided by it.</summary>
    public CatalogueRecord Catalogue { get; init; } = CatalogueRecord.Empty;
}

/// <summary>What the input of every command on an incident has.</summary>
internal interface IIncidentInput
{
    /// <summary>The client's id of the command. Null: the server makes one.</summary>
    Guid? CommandId { get; }

    /// <summary>The id or the key, as the client gave it.</summary>
    string IncidentId { get; }

    /// <summary>The version that the client saw, when the command must not apply to a later one.</summary>
    long? ExpectedVersion => null;
}

/// <summary>What the input of a command that records an entry has besides.</summary>
internal interface IRecordingInput : IIncidentInput
{
    Instant? OccurredAt { get; }

    Precision Precision { get; }

    string? Author { get; }

    /// <summary>The entry that is recorded anew. Null: it makes one.</summary>
    AmendsInput? Amends { get; }
}

internal static class RecordingInputs
{
    /// <summary>When it happened and who did it, as the input says.</summary>
    public static Said Said(this IRecordingInput input) => new(input.OccurredAt, input.Precision, Author: input.Author);
}

/// <summary>The entry that a command records anew, with other facts.</summary>
internal sealed record AmendsInput(string EntryId, string Reason);

/// <summary>Reads an incident, decides, appends; decides again when another node was faster. Commands of this node wait for each other.</summary>
internal sealed class IncidentDecider(
    IDocumentStore store, StreamGates gates, IncidentReader reader, IncidentRecords records, CatalogueRecords catalogues, IncidentDueWork due, TimelineMetrics metrics, CurrentActor actor,
    IClock clock)
{
    // The first try goes by what is known; from the second on the stream is held while it is read, so that nobody is faster again.
    private const int MostAttempts = 100;

    /// <param name="field">The mutation.</param>
    /// <param name="input">Names the incident, and the command.</param>
    /// <param name="decide">Pure; may be called several times.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <param name="source">The way the command came in, where that is not the actor's.</param>
    /// <param name="permission">What the command asks of the actor.</param>
    /// <param name="unseen">True: the command is about an incident that the actor need not see.</param>
    /// <exception cref="GraphQLException">FORBIDDEN, or CONFLICT when the incident is not at the version that the client saw.</exception>
    public async Task<CommandOutcome> HandleAsync(
        FieldContext field,
        IIncidentInput input,
        Func<Incident, CommandContext, Decision<IncidentEvent>> decide,
        CancellationToken cancellation,
        Source? source = null,
        Permission permission = Permission.Record,
        bool unseen = false)
    {
        actor.Require(permission);
        var sent = await SentCommand.ReadAsync(field, input.CommandId, cancellation);
        return await HandleAsync(sent, input, decide, cancellation, source, permission, unseen);
    }

    /// <summary>As the other, for a command that was read already.</summary>
    /// <inheritdoc cref="HandleAsync(FieldContext, IIncidentInput, Func{Incident, CommandContext, Decision{IncidentEvent}}, CancellationToken, Source?, Permission, bool)"/>
    public async Task<CommandOutcome> HandleAsync(
        SentCommand sent,
        IIncidentInput input,
        Func<Incident, CommandContext, Decision<IncidentEvent>> decide,
        CancellationToken cancellation,
        Source? source = null,
        Permission permission = Permission.Record,
        bool unseen = false)
    {
        actor.Require(permission);
        var command = new CommandContext(sent.Id, clock.GetCurrentInstant());
        if (await reader.FindIdAsync(input.IncidentId, cancellation) is not { } id)
            return CommandOutcome.Rejected(command, await ReusedAsync(sent, cancellation) ?? Ids.IncidentNotFound(input.IncidentId));

        command = command with { Incident = id };
        var metadata = Metadata(command.Id, actor, source);
        using var turn = await gates.EnterAsync(id.Value, cancellation);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await using var session = metadata.OpenSession(store, Tenants.Only);
            if (attempt > 1)
                await session.HoldStreamAsync(id.Value, cancellation);

            var (repeated, reused) = await sent.LookAsync(session, id.Value, cancellation);
            if (reused is not null)
                return CommandOutcome.Rejected(command, reused);
            if (await records.ReadAsync(session, id, cancellation) is not { } record || !(unseen || record.IsVisibleTo(actor)))
                return CommandOutcome.Rejected(command, Ids.IncidentNotFound(input.IncidentId));
            if (repeated is not null)
                return Answer(record, repeated.On(id.Value)!.First);
            if (input.ExpectedVersion is { } expected && expected != record.Version)
                throw Conflict(expected, record.Version);

            var decision = Decide(record.ToState(), command with { Record = record }, decide);
            if (decision.Rejection is { } rejection)
                return CommandOutcome.Rejected(command, rejection);
            if (decision.IsNothing)
                return Answer(record, null);

            var saved = await SaveAsync(session, record, sent, decision.Events, command.Now, cancellation);
            if (saved == SaveOutcome.Saved)
            {
                // Read again for the times that the database gave.
                var after = await records.ReadAsync(session, id, cancellation);
                return Answer(after!, record.Version + 1);
            }
        }

        throw new TimeoutException($"Incident {id} was appended to by others {MostAttempts} times while a command tried to. Nothing was stored.");

        CommandOutcome Answer(IncidentRecord after, long? first) =>
            after.IsVisibleTo(actor) ? CommandOutcome.Done(command, after, first) : CommandOutcome.Unseen(command);
    }

    public static CommandMetadata Metadata(Guid commandId, CurrentActor actor, Source? source) => new(
        commandId, actor.Name, (source ?? actor.Source).ToString(), Activity.Current?.TraceId.ToString(),
        DeviceClock.Add(actor.DeviceClockAhead, new Dictionary<string, string>(StringComparer.Ordinal) { [FormerMembers.ActorHeader] = actor.Id.ToString() }));

    private async Task<Rejection?> ReusedAsync(SentCommand sent, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return (await sent.LookAsync(session, target: null, cancellation)).Reused;
    }

    private async Task<SaveOutcome> SaveAsync(
        IDocumentSession session, IncidentRecord record, SentCommand sent, IReadOnlyList<IncidentEvent> events, Instant now, CancellationToken cancellation)
    {
        var (id, version) = (record.Id, record.Version);
        var (removed, emptied) = (new List<string>(), (long?)null);
        foreach (var redacted in events.OfType<IRedaction>())
        {
            var (said, first) = await EmptyAsync(session, id, redacted, cancellation);
            removed.AddRange(said);
            emptied = first is { } one && !(emptied < one) ? one : emptied;
            if (redacted is EntryRedacted entry)
                FileRemovalWork.Schedule(session, record, entry, now);
        }

        if (emptied is { } shown)
        {
            await OutputForgetting.ForgetAsync(session, id, shown, now, cancellation);
            await NameForgetting.ForgetAsync(session, id, events.OfType<IRedaction>(), cancellation);
        }

        if (events.Any(IncidentRecords.Rewrites))
        {
            var recorded = events.Select((made, index) => new Recorded<IncidentEvent>(made, version + 1 + index, now, actor.Name, actor.Source)).ToList();
            session.RemoveFromSearch(record, recorded, removed);
            session.StoreFacts(IncidentFacts.Of(recorded.Aggregate(record, (before, made) => before.Apply(made)), await catalogues.ReadAsync(session, cancellation)));
        }

        session.Events.Append(id.Value, version + events.Count, [.. events]);
        session.Insert(sent.Handled(actor, new StreamVersion(id.Value, version + events.Count, events.Count)));
        await due.ScheduleAsync(session, record, events, now, cancellation);
        var outcome = await session.TrySaveAsync(cancellation);
        if (outcome == SaveOutcome.Overtaken)
            metrics.Conflicted();
        return outcome;
    }

    // Every event that holds something of what is redacted, and what is kept of the commands that brought it. One that comes meanwhile moves the version, and
    // all is decided again. Gives what was said in them, and the version of the first.
    private async Task<(IReadOnlyList<string> Said, long? First)> EmptyAsync(IDocumentSession session, IncidentId id, IRedaction redacted, CancellationToken cancellation)
    {
        var (said, first) = (new List<string>(), (long?)null);
        foreach (var stored in await session.Events.FetchStreamAsync(id.Value, token: cancellation))
        {
            var recorded = records.ToRecorded(stored).Event;
            if (redacted.Concerns(recorded) && Guid.TryParse(stored.CausationId, out var command))
                session.RemoveDigest(command);
            if (redacted.Without(recorded) is { } without)
            {
                session.Redact(id.Value, stored.Version, redacted.Reason, without);
                first ??= stored.Version;
                said.AddRange(SearchRow.Said(recorded));
            }
        }

        return (said, first);
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
