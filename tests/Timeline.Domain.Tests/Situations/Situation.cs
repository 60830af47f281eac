using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests.Situations;

/// <summary>Short ways to say what has happened. Depends on the domain only: Api.Tests links these files.</summary>
public static class Situation
{
    public const string Zone = "America/Chicago";

    /// <summary>10 in the evening of 13 May 2014 in Chicago.</summary>
    public static readonly Instant TenPm = Instant.FromUtc(2014, 5, 14, 3, 0);

    /// <summary>The clock of whoever types: noon in Chicago, the day after.</summary>
    public static readonly Instant Now = Instant.FromUtc(2014, 5, 14, 17, 0);

    public static readonly IncidentId Id = new(new Guid("0146e8a0-0000-7000-8000-000000000001"));

    public const int Number = 42;

    /// <summary>The id of the n-th command of a test; the same number is the same command.</summary>
    public static Guid Command(int n) => new(n, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The entry that the n-th command of a test makes.</summary>
    public static EntryId Entry(int n) => EntryId.From(Number, Command(n), 0);

    /// <summary>So many minutes after ten in the evening.</summary>
    public static Instant Minute(int minutes) => TenPm + Duration.FromMinutes(minutes);

    /// <summary>So many minutes after ten, said to the minute.</summary>
    public static Occurrence At(int minutes) => new(Minute(minutes), Until: null, Precision.Minute, Zone);

    /// <summary>So many minutes after ten, as a person types it.</summary>
    public static Said SaidAt(int minutes) => new(Minute(minutes));

    public static IncidentDeclared Declared(int number = Number) =>
        new(number, "Mail stands still", Severity.Sev1, IncidentKind.Real, Zone);

    public static EntryLogged Logged(int n, int minutes, string text = "Somebody looked.", EntryKind kind = EntryKind.Note) =>
        new(Entry(n), At(minutes), kind, text, Author: null);

    public static EntryLogged Reported(int n, int minutes) => Logged(n, minutes, "The customer called.", EntryKind.Report);

    public static EntryLogged Ticketed(int n, int minutes) => Logged(n, minutes, "A ticket was opened.", EntryKind.Ticket);

    public static ContactAttempted Attempted(int n, int minutes, ContactOutcome outcome, string who = "First engineer") =>
        new(Entry(n), At(minutes), who, ContactRung.Primary, Channel.Phone, outcome, Text: null);

    /// <summary>The first engagement, which comes with its change of status.</summary>
    public static IncidentEvent[] FirstEngaged(int n, int minutes, string who = "Second engineer") =>
    [
        Engaged(n, minutes, who),
        new StatusChanged(Entry(n), At(minutes), IncidentStatus.Declared, IncidentStatus.Engaged, Text: null),
    ];

    public static ResponderEngaged Engaged(int n, int minutes, string who = "Second engineer") =>
        new(Entry(n), At(minutes), who, How: null, Text: null);

    public static UpdateSent Updated(int n, int minutes, string text = "An engineer is being called.") =>
        new(Entry(n), At(minutes), Audience.Customer, Channel.Phone, text, WhatNext: null, NextUpdateDue: null);

    public static StatusChanged Mitigated(int n, int minutes, IncidentStatus from = IncidentStatus.Engaged) =>
        new(Entry(n), At(minutes), from, IncidentStatus.Mitigated, "Mail flows over the second server.");

    public static StatusChanged Resolved(int n, int minutes, IncidentStatus from = IncidentStatus.Engaged) =>
        new(Entry(n), At(minutes), from, IncidentStatus.Resolved, "Mail flows again.");

    public static StatusChanged Closed(int n, int minutes) =>
        new(Entry(n), At(minutes), IncidentStatus.Resolved, IncidentStatus.Closed, Text: null);

    public static EntryRetracted Retracted(int n, string reason = "Wrong incident.") => new(Entry(n), reason);

    /// <summary>Puts events into envelopes: from sequence 1, one recorded each minute from ten on, by one person.</summary>
    public static IReadOnlyList<Recorded<IncidentEvent>> Record(params IEnumerable<IncidentEvent> events) =>
        [.. events.Select((@event, index) => new Recorded<IncidentEvent>(@event, index + 1, Minute(index), "Ada", Source.Web))];

    /// <summary>The record of these events.</summary>
    public static IncidentRecord RecordOf(params IEnumerable<IncidentEvent> events) =>
        IncidentRecord.Fold(Id, Record(events)) ?? throw new InvalidOperationException("The events do not declare an incident.");
}
