using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Checks of what a command says against the incident that it is about.</summary>
internal static class IncidentChecks
{
    /// <summary>When it happened. Nothing that belongs to the course of the incident happened after it was closed; an entry that is recorded anew keeps what is not said: its time; its zone; its end, unless that would lie before the beginning.</summary>
    /// <param name="welcomeAfterClosing">True for what is found out about it afterwards.</param>
    public static Occurrence When(this Checks checks, Said said, Incident incident, Instant now, bool welcomeAfterClosing = false)
    {
        if (Amended(incident)?.When is { } before)
        {
            if (said.At is not { } at)
                return before;
            said = said with { Until = said.Until ?? (before.Until >= at ? before.Until : null), Zone = said.Zone ?? before.Zone };
        }

        var when = checks.When(said, incident.Zone, now);
        if (!welcomeAfterClosing)
            checks.BeforeClosing(incident, when);
        return when;
    }

    /// <summary>Who is said to have done or seen it; of an entry that is recorded anew, who was, unless another is named. Null: whoever records it.</summary>
    public static string? Author(this Checks checks, Said said, Incident incident) =>
        checks.OptionalLine("author", said.Author) ?? Amended(incident)?.Origin.Author;

    /// <summary>A person. One who is recorded anew under the same name stays who they were unless another is said.</summary>
    public static Named Person(this Checks checks, string field, Named person, Incident incident)
    {
        var who = checks.Line(field, person.Who);
        var before = (Amended(incident)?.Origin as IPresence)?.Changes.Select(change => change.Who).FirstOrDefault(named => named.Who == who);
        return new(who, person.PersonId ?? before?.PersonId);
    }

    /// <summary>Whether it can have happened before the incident was closed, however vaguely the times were said.</summary>
    public static void BeforeClosing(this Checks checks, Incident incident, Occurrence when)
    {
        if (incident.Status != IncidentStatus.Closed || incident.KnownMilestone(MilestoneKind.Closed) is not { } closed)
            return;

        if (MeantTime.Of(closed.When).IsBefore(MeantTime.Of(when)))
            checks.Fail(RejectionCode.IncidentClosed, $"{incident.Key} was closed at {Say.Time(closed.At)}, and occurredAt is {Say.Time(when.At)}. Give the time if it happened before the closing; else reopen the incident first.", "occurredAt");
    }

    private static StandingEntry? Amended(Incident incident) => incident.Amending is { } id ? incident.Entries[id] : null;
}
