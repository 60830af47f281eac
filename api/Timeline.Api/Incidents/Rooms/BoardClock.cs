using System.Diagnostics;
using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Api.Incidents.Rooms;

/// <summary>What a clock of the board waits for.</summary>
internal enum BoardClockKind
{
    Update,
    TimeBox,
    Demand,
    Eta,
    Target,
}

/// <summary>How it stands.</summary>
internal enum BoardClockState
{
    Running,
    Paused,
    Met,
}

/// <summary>A clock of an incident, as the board shows it.</summary>
/// <param name="Words">What it waits for, in a few words.</param>
/// <param name="Since">When it began to run.</param>
/// <param name="At">When it is due; of one that was met, when it was. Null: a pause holds it.</param>
/// <param name="WarnsAt">When it is at risk. Null: it never is.</param>
/// <param name="By">Who promised or demanded it, or whose the target is. Null: the organisation's own.</param>
/// <param name="Reason">Why it is paused. Null unless it is.</param>
/// <param name="EntryId">The entry that says so. Null: a target of a policy.</param>
internal sealed record BoardClock(
    BoardClockKind Kind, string Words, BoardClockState State, Instant Since, Instant? At, Instant? WarnsAt, string? By, string? Reason, EntryId? EntryId)
{
    /// <summary>How much of its working time has counted, from 0. Null: it is no target.</summary>
    public double? Share { get; init; }

    private const int Most = 12;

    /// <summary>What runs, the earliest first; then what is paused; then what was met. Empty once the incident is over, but for what is still waited for.</summary>
    public static IReadOnlyList<BoardClock> Of(IncidentRecord record, CatalogueRecord catalogue, Instant now)
    {
        var targets = record.Cancelled || record.Status >= IncidentStatus.Resolved ? [] : record.SlaClocks(catalogue, now).Select(Target).OfType<BoardClock>();
        return [.. record.Due.Select(deadline => Promised(record, deadline)).Concat(targets).OrderBy(clock => clock.State).ThenBy(clock => clock.At).Take(Most)];
    }

    private static BoardClock Promised(IncidentRecord record, Deadline deadline)
    {
        var entry = record.Entry(deadline.EntryId)!;
        var (kind, words, by) = deadline.Kind switch
        {
            DeadlineKind.Update => (BoardClockKind.Update, $"Update to {Audience(entry)}", entry.Author),
            DeadlineKind.TimeBox => (BoardClockKind.TimeBox, TimeBox(record, deadline), entry.Author),
            DeadlineKind.Demand => Demand(record, deadline),
            DeadlineKind.Eta => Eta(record, deadline),
            _ => throw new UnreachableException($"nothing waits for {deadline.Kind}"),
        };
        return new(kind, words, BoardClockState.Running, entry.OccurredAt, deadline.At, WarnsAt: null, by, Reason: null, deadline.EntryId);
    }

    private static string Audience(TimelineEntry entry) => (entry.Origin as UpdateSent)?.Audience switch
    {
        Domain.Incidents.Audience.Customer => "customers",
        Domain.Incidents.Audience.Stakeholders => "stakeholders",
        Domain.Incidents.Audience.Team => "the team",
        Domain.Incidents.Audience.Public => "the public",
        _ => throw new UnreachableException($"entry {entry.Id} promises an update and is none"),
    };

    private static string TimeBox(IncidentRecord record, Deadline deadline)
    {
        var box = record.TimeBoxes.Single(box => box.EntryId == deadline.EntryId);
        return Say.Excerpt(box.For ?? box.WhatThen);
    }

    private static (BoardClockKind Kind, string Words, string By) Demand(IncidentRecord record, Deadline deadline)
    {
        var demand = record.Demands.Single(demand => demand.EntryId == deadline.EntryId);
        return (BoardClockKind.Demand, Say.Excerpt(demand.What), demand.FromWhom);
    }

    private static (BoardClockKind Kind, string Words, string By) Eta(IncidentRecord record, Deadline deadline)
    {
        var eta = record.Etas.Single(eta => eta.EntryId == deadline.EntryId);
        return (BoardClockKind.Eta, eta.For is { } thing ? Say.Excerpt(thing) : "Expected back", eta.GivenBy);
    }

    // What ended late has been told; what has not begun, or is promised to nobody, is no clock.
    private static BoardClock? Target(SlaClock clock)
    {
        if (clock is not { Target: { } target, From: { } from, Within: { } within })
            return null;
        var words = clock.Milestone is null ? $"{target.Target}, every {Say.RoughSpan(within)}" : $"{target.Target} within {Say.RoughSpan(within)}";
        var running = new BoardClock(BoardClockKind.Target, words, BoardClockState.Running, from.At, clock.DueAt, clock.WarnsAt, clock.Customer, Reason: null, EntryId: null) { Share = clock.Counted / within };
        return clock switch
        {
            { Status: SlaStatus.Running or SlaStatus.AtRisk or SlaStatus.Breached, To: null, DueAt: not null } => running,
            { Status: SlaStatus.Paused } => running with { State = BoardClockState.Paused, At = null, Reason = clock.Pauses.LastOrDefault(pause => pause.Until is null)?.Reason },
            { Status: SlaStatus.Met, To: { } to } => running with { State = BoardClockState.Met, At = to.At },
            _ => null,
        };
    }
}
