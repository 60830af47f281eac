using Marten;
using NodaTime;
using Timeline.Api.Host.Commands;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;

namespace Timeline.Api.Incidents;

/// <summary>Decides on two incidents at once and appends to both in one transaction, or to none: as <see cref="IncidentDecider"/> does on one.</summary>
internal sealed class LinkDecider(
    IDocumentStore store, StreamGates gates, IncidentReader reader, IncidentRecords records, IncidentDueWork due, TimelineMetrics metrics, CurrentActor actor, IClock clock)
{
    private const int MostAttempts = 100;

    /// <param name="field">The mutation.</param>
    /// <param name="input">Names the incident that it is said of, and the command.</param>
    /// <param name="otherOf">Finds the other one. Null: there is none.</param>
    /// <param name="decide">Pure; may be called several times.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<CommandOutcome> HandleAsync(
        FieldContext field,
        IIncidentInput input,
        Func<IncidentRecord, ValueTask<IncidentId?>> otherOf,
        Func<Incident, Incident, CommandContext, IncidentId, (Decision<IncidentEvent> Here, IncidentEvent? There)> decide,
        CancellationToken cancellation)
    {
        actor.Require(Permission.Record);
        var sent = await SentCommand.ReadAsync(field, input.CommandId, cancellation);
        var command = new CommandContext(sent.Id, clock.GetCurrentInstant());
        if (await reader.FindIdAsync(input.IncidentId, cancellation) is not { } id || await reader.FindAsync(actor, id, cancellation) is not { } known)
            return CommandOutcome.Rejected(command, Ids.IncidentNotFound(input.IncidentId));

        command = command with { Incident = id };
        try
        {
            var other = await otherOf(known) ?? default;

            // Everybody takes the two in one order, so that nobody waits for somebody who waits.
            var (first, second) = id.Value.CompareTo(other.Value) < 0 ? (id, other) : (other, id);
            using var turn = await gates.EnterAsync(first.Value, cancellation);
            using var next = first == second ? null : await gates.EnterAsync(second.Value, cancellation);
            return await DecideAsync(sent, command, other, decide, cancellation);
        }
        catch (RejectedException refused)
        {
            return CommandOutcome.Rejected(command, refused.Rejection);
        }
    }

    private async Task<CommandOutcome> DecideAsync(
        SentCommand sent,
        CommandContext command,
        IncidentId other,
        Func<Incident, Incident, CommandContext, IncidentId, (Decision<IncidentEvent> Here, IncidentEvent? There)> decide,
        CancellationToken cancellation)
    {
        var id = command.Incident;
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await using var session = IncidentDecider.Metadata(command.Id, actor, source: null).OpenSession(store, Tenants.Only);
            var (repeated, reused) = await sent.LookAsync(session, id.Value, cancellation);
            if (reused is not null)
                return CommandOutcome.Rejected(command, reused);
            if (await records.ReadAsync(session, id, cancellation) is not { } here || !here.IsVisibleTo(actor))
                return CommandOutcome.Rejected(command, Ids.IncidentNotFound(id.ToString()));
            if (repeated is not null)
                return CommandOutcome.Done(command, here, repeated.On(id.Value)!.First);
            var there = await records.ReadAsync(session, other, cancellation) is { } found && found.IsVisibleTo(actor) ? found : null;

            var (decision, twin) = decide(here.ToState(), there?.ToState() ?? Incident.Initial, command, other);
            if (decision.Rejection is { } rejection)
                return CommandOutcome.Rejected(command, rejection);
            if (twin is IncidentsLinked && there is { Private: true } && !here.Private)
                return CommandOutcome.Rejected(command, new(RejectionCode.NotAllowed, $"{there.Key} is private, and more people see {here.Key}. Link the two from {there.Key}: then only those who see it see the link.", "otherIncidentId"));
            if (decision.IsNothing)
                return CommandOutcome.Done(command, here, null);

            // What those do not see who see the other stays here.
            var alone = twin is null || there is null || twin is IncidentsLinked && here.Private;
            StreamVersion[] appended = alone
                ? [await AppendAsync(session, here, decision.Events, command.Now, cancellation)]
                : [await AppendAsync(session, here, decision.Events, command.Now, cancellation), await AppendAsync(session, there!, [twin!], command.Now, cancellation)];
            session.Insert(sent.Handled(actor, appended));
            if (await session.TrySaveAsync(cancellation) == SaveOutcome.Saved)
                return CommandOutcome.Done(command, (await records.ReadAsync(session, id, cancellation))!, here.Version + 1);

            metrics.Conflicted();
        }

        throw new TimeoutException($"Incidents {id} and {other} were appended to by others {MostAttempts} times while a command tried to. Nothing was stored.");
    }

    private async Task<StreamVersion> AppendAsync(
        IDocumentSession session, IncidentRecord record, IReadOnlyList<IncidentEvent> events, Instant now, CancellationToken cancellation)
    {
        session.Events.Append(record.Id.Value, record.Version + events.Count, [.. events]);
        await due.ScheduleAsync(session, record, events, now, cancellation);
        return new(record.Id.Value, record.Version + events.Count, events.Count);
    }
}
