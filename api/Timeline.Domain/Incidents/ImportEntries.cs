using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Stores entries that a person has seen in a preview, all or none.</summary>
/// <param name="Zone">The zone the times were said in. Null: the incident's.</param>
/// <param name="Lines">At most <see cref="Limits.ImportedEntries"/>, in the order of the text.</param>
public sealed record ImportEntries(Guid CommandId, Instant Now, string? Zone, IReadOnlyList<ImportLine> Lines)
{
    /// <summary>
    /// Yields the events of the lines that are new, by when they happened. A line that stands on the timeline already, with
    /// the same time, text and role, is skipped, so that the same notes pasted again, or pasted longer, double nothing. One that was
    /// retracted, or may have been redacted, is left out unless it is to be taken anyway, so that they bring nothing back silently.
    /// </summary>
    public static Decision<IncidentEvent> Decide(Incident incident, ImportEntries command)
    {
        var plan = ImportPlan.For(incident, command);
        if (plan.Problem is { } problem)
            return problem;

        var events = new List<IncidentEvent>();
        var state = incident;
        foreach (var planned in plan.Lines.Where(planned => planned is { Skipped: false, LeftOut: false }).OrderBy(planned => planned.Line.OccurredAt))
        {
            var made = Events(state, planned);
            if (made.Rejection is { } refused)
                return refused;

            events.AddRange(made.Events);
            state = made.Events.Aggregate(state, Incident.Evolve);
        }

        return events;
    }

    /// <summary>What becomes of each line, in the order given. Asked of the incident after the import it names the same entries.</summary>
    public static ImportPlan Plan(Incident incident, ImportEntries command) => ImportPlan.For(incident, command);

    /// <summary>The entry that the line at that index (from 0) makes, or made when this very command was carried out before.</summary>
    public EntryId Made(Incident incident, int index)
    {
        var older = EntryId.WithoutNumber(CommandId, index);
        return incident.Entries.ContainsKey(older) ? older : EntryId.From(incident.Number, CommandId, index);
    }

    /// <summary>How many lines made no entry when this very command was carried out: the incident is as after it.</summary>
    /// <remarks>Those of an older program have other ids, and count as it told them: all stood there when it was asked again.</remarks>
    public int MadeNothing(Incident incident) =>
        Lines.Where((_, index) => !incident.Entries.ContainsKey(EntryId.From(incident.Number, CommandId, index))).Count();

    private static Decision<IncidentEvent> Events(Incident state, PlannedLine planned)
    {
        var (id, line, when) = (planned.EntryId, planned.Line, planned.When);
        switch (line.Role)
        {
            case ImportRole.ContactAttempt:
                return new ContactAttempted(id, when, line.Person, line.Rung, line.Channel, line.Outcome, line.Text, line.Author);
            case ImportRole.Engaged:
                return EngageResponder.WithStatus(state, new ResponderEngaged(id, when, line.Person, How: null, line.Text, line.Author));
            case ImportRole.Update:
                return new UpdateSent(id, when, line.Audience, line.Channel, line.Text, WhatNext: null, NextUpdateDue: null, line.Author);
            case ImportRole.RootCause:
                return new RootCauseNoted(id, when, line.Text, Evidence: [], line.Author);
            case ImportRole.Mitigated or ImportRole.Resolved:
                // A line tells of what was reached then, and never that something was undone: that is a role of its own.
                var to = line.Role == ImportRole.Mitigated ? IncidentStatus.Mitigated : IncidentStatus.Resolved;
                return new StatusChanged(id, when, state.Status < to ? state.Status : to, to, line.Text, line.Author);
            case ImportRole.Reopened:
                // Notes may tell that it was back where nobody recorded that it was over.
                var back = ReopenIncident.Standard(state);
                return new StatusChanged(id, when, state.Status < IncidentStatus.Resolved ? back : state.Status, back, line.Text, line.Author);
            default:
                return new EntryLogged(id, when, ImportRoles.KindOf(line.Role), line.Text, line.Author);
        }
    }
}

/// <summary>One line of the notes, as a person confirmed it.</summary>
/// <param name="Author">Who the notes say did it. Null: they do not say.</param>
/// <param name="Who">For a contact attempt and an engagement: the person. Null: the author, else <c>Not named</c>.</param>
/// <param name="Rung">For a contact attempt.</param>
/// <param name="Channel">For a contact attempt and an update.</param>
/// <param name="Outcome">For a contact attempt.</param>
/// <param name="Audience">For an update.</param>
/// <param name="TakeAnyway">Store it as a new entry, even if it was retracted or may be what was redacted.</param>
public sealed record ImportLine(
    Instant OccurredAt,
    string Text,
    ImportRole Role = ImportRole.Note,
    Precision Precision = Precision.Minute,
    Instant? OccurredUntil = null,
    string? Author = null,
    string? Who = null,
    ContactRung Rung = ContactRung.Primary,
    Channel Channel = Channel.Phone,
    ContactOutcome Outcome = ContactOutcome.Reached,
    Audience Audience = Audience.Customer,
    bool TakeAnyway = false)
{
    public const string NotNamed = "Not named";

    /// <summary>The person of a contact attempt or an engagement.</summary>
    public string Person => Who ?? Author ?? NotNamed;
}
