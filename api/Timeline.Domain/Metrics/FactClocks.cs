using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Metrics;

/// <summary>The clocks of one incident as facts: by its record, and by the catalogue as it was known when the incident last changed.</summary>
public static class FactClocks
{
    /// <summary>Of a cadence so many of the newest cycles; fewer where there are so many customers that all their cycles would be more than <see cref="MostRows"/>.</summary>
    public const int MostCycles = 1_000;

    public const int MostRows = 20_000;

    /// <param name="began">When the incident began.</param>
    public static IReadOnlyList<FactClock> Of(IncidentRecord record, CatalogueRecord catalogue, Instant began)
    {
        if (catalogue.Policies.Count == 0)
            return [];
        var state = record.ToState();
        var reassessed = state.Index.OfKind(EntryKind.SlaReassessment).Select(entry => ((SlaTargetReassessed)entry.Origin).Target).ToHashSet();
        return [.. Clocks(record, catalogue, record.AsKnownAt).Select(clock => Fact(record, clock, began, reassessed))];
    }

    /// <summary>The clock of a target at a moment, to be explained. Null: there is none any more.</summary>
    public static SlaClock? Find(IncidentRecord record, CatalogueRecord catalogue, SlaTargetRef target, Instant at) =>
        Clocks(record, catalogue, at).FirstOrDefault(clock => clock.Target == target);

    private static IReadOnlyList<SlaClock> Clocks(IncidentRecord record, CatalogueRecord catalogue, Instant at) =>
        SlaClocks.Of(record, catalogue, at, Math.Clamp(MostRows / (record.Entitlements(catalogue).Count + 1), 1, MostCycles));

    private static FactClock Fact(IncidentRecord record, SlaClock clock, Instant began, HashSet<SlaTargetRef> reassessed)
    {
        var mark = clock.Target is null ? null : record.ToState().Sla.GetValueOrDefault(clock.Target);
        var kind = clock.Target is null ? ClockKind.Nothing : clock.Milestone is null ? ClockKind.Cadence : ClockKind.Target;
        return new(
            kind, mark is not null && SlaJudge.IsDismissed(record, mark) ? ClockOutcome.SetAside : OutcomeOf(clock), clock.Target, clock.CustomerId, clock.Milestone,
            clock.From?.At ?? began, FactAnchor.Of(clock.From), FactAnchor.Of(clock.To), kind == ClockKind.Cadence && clock.To is { } to && !IsUpdate(record, to), clock.DueAt, PausesOf(clock, record.AsKnownAt),
            clock.Target is not null && reassessed.Contains(clock.Target), mark?.Entry.Value);
    }

    private static ClockOutcome OutcomeOf(SlaClock clock) => clock.Status switch
    {
        SlaStatus.Met => ClockOutcome.Met,
        // Without an end it is missed by its due time, whenever it is looked at.
        SlaStatus.Breached => clock.To is null && clock.DueAt is not null ? ClockOutcome.Pending : ClockOutcome.Missed,
        SlaStatus.NotStarted when clock.From is null => ClockOutcome.NotStarted,
        SlaStatus.NotApplicable => ClockOutcome.NotApplicable,
        SlaStatus.NoContract => ClockOutcome.NoContract,
        _ => ClockOutcome.Pending,
    };

    private static bool IsUpdate(IncidentRecord record, MetricAnchor anchor) => anchor.EntryId is { } id && record.Entry(id)?.Origin is UpdateSent;

    private static FactPauses PausesOf(SlaClock clock, Instant known)
    {
        var end = clock.DueAt ?? clock.To?.At ?? known;
        if (clock.From is not { } from || clock.Pauses.Count == 0 || end <= from.At)
            return FactPauses.None;
        var moved = clock.Pauses.Where(pause => pause.From < end && !(pause.Until <= from.At)).ToList();
        var seconds = WholeSeconds.Of(ImpactUnion.Length(moved.Select(pause => (Instant.Max(pause.From, from.At), Instant.Min(pause.Until ?? end, end)))));
        var reasons = string.Join(", ", moved.Select(pause => pause.Reason).Distinct(StringComparer.OrdinalIgnoreCase));
        return new(moved.Count, seconds, moved.Count == 0 ? null : reasons, moved.Exists(pause => pause.AfterDue));
    }
}
