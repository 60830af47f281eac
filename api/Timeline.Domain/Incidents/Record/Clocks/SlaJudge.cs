using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Records warnings, breaches and targets met when they come to be, each once for its target and cycle; a reassessment for what turns out otherwise. Pure.</summary>
/// <remarks>
/// A target that had passed when its start was recorded (notes of the night, typed in the morning) is judged once nothing has been recorded for a
/// while, as what met it may be the next line. What a person retracted stays settled. A target of a severity that holds no more is left as it stood.
/// </remarks>
internal static class SlaJudge
{
    // Of a cadence those that a correction may still touch without looking at all of a long incident.
    private const int Cycles = 20;

    // What ends at the due time is in time.
    private static readonly Duration JustAfter = Duration.FromMilliseconds(1);

    /// <inheritdoc cref="IncidentDue.NextJudgement"/>
    public static Instant? NextJudgement(IncidentRecord record, CatalogueRecord catalogue, Instant since, Duration grace)
    {
        var clocks = SlaClocks.Of(record, catalogue, record.AsKnownAt, Cycles);
        if (Lost(record, clocks).Any())
            return record.AsKnownAt;
        return clocks.Where(clock => Counts(clock, since)).Select(clock => Next(record, clock, grace)).Min();
    }

    /// <inheritdoc cref="IncidentDue.Judge"/>
    public static Decision<IncidentEvent> Judge(IncidentRecord record, CatalogueRecord catalogue, Instant now, Instant since, Duration grace)
    {
        var clocks = SlaClocks.Of(record, catalogue, now, Cycles);
        List<IncidentEvent> found =
        [
            .. Lost(record, clocks).Select(lost => (IncidentEvent)Reassessed(record, lost.Target, lost.Customer, lost.Mark, SlaStatus.NotApplicable, dueAt: null, now, lost.Why)),
            .. clocks.Where(clock => Counts(clock, since)).SelectMany(clock => Findings(record, clock, now, grace)),
        ];
        return found;
    }

    private static bool Counts(SlaClock clock, Instant since) =>
        clock is { Target: not null, Status: not (SlaStatus.NotApplicable or SlaStatus.NoContract) } && (clock.Status == SlaStatus.NotStarted || clock.StartRecordedAt >= since);

    private static IEnumerable<IncidentEvent> Findings(IncidentRecord record, SlaClock clock, Instant now, Duration grace)
    {
        var mark = record.ToState().Sla.GetValueOrDefault(clock.Target!);
        var stands = StandingOf(clock, now);
        if (mark is not null && (mark.WasSettled || stands <= mark.Status || stands == SlaStatus.AtRisk && mark.WasWarned))
        {
            if (stands != mark.Status && !IsDismissed(record, mark))
                yield return Reassessed(record, clock.Target!, clock.Customer, mark, stands, clock.DueAt, now, Why(clock, mark, stands));
            yield break;
        }

        if (stands is SlaStatus.AtRisk or SlaStatus.Breached && now < JudgedAt(record, clock, Instant.MinValue, grace))
            yield break;
        var times = mark?.Times ?? 0;
        if (stands is SlaStatus.AtRisk or SlaStatus.Breached && mark?.WasWarned is not true && clock is { WarnsAt: { } warns, WarnAt: { } share })
            yield return new SlaTargetWarned(IdOf(record, clock.Target!, times++), At(record, warns), clock.Target!, clock.Customer, clock.DueAt, clock.Within!.Value, share);
        if (stands == SlaStatus.Breached)
            yield return new SlaTargetBreached(IdOf(record, clock.Target!, times), At(record, clock.DueAt ?? clock.Timing!.Count.Reached!.Value), clock.Target!, clock.Customer, clock.DueAt, clock.Within!.Value);
        else if (stands == SlaStatus.Met)
            yield return new SlaTargetMet(IdOf(record, clock.Target!, times), At(record, clock.To!.At), clock.Target!, clock.Customer, clock.DueAt, clock.Within!.Value, clock.Counted!.Value);
    }

    // The next moment at which Findings gives something, as far as is known.
    private static Instant? Next(IncidentRecord record, SlaClock clock, Duration grace)
    {
        var mark = record.ToState().Sla.GetValueOrDefault(clock.Target!);
        if (Findings(record, clock, record.AsKnownAt, Duration.Zero).Any())
            return clock.Status is SlaStatus.Met || mark is not null ? record.AsKnownAt : JudgedAt(record, clock, record.AsKnownAt, grace);
        if (clock.To is not null || mark is not null && IsDismissed(record, mark))
            return null;
        var warns = mark is null or { Status: SlaStatus.Running } ? clock.WarnsAt : null;
        var due = mark?.Status != SlaStatus.Breached ? clock.DueAt + JustAfter : null;
        return new[] { warns, due }.Where(at => at > record.AsKnownAt).Min();
    }

    private static Instant JudgedAt(IncidentRecord record, SlaClock clock, Instant otherwise, Duration grace) =>
        clock.StartRecordedAt > clock.DueAt ? record.AsKnownAt + grace : otherwise;

    // As it is recorded: a pause stops the clock and changes nothing of what was found.
    private static SlaStatus StandingOf(SlaClock clock, Instant now) => clock.Status switch
    {
        SlaStatus.Paused or SlaStatus.Running or SlaStatus.AtRisk => clock.WarnsAt <= now ? SlaStatus.AtRisk : SlaStatus.Running,
        var other => other,
    };

    // What was found of a target that is not one of the incident's any more.
    private static IEnumerable<(SlaTargetRef Target, string? Customer, SlaMark Mark, string Why)> Lost(IncidentRecord record, IReadOnlyList<SlaClock> clocks)
    {
        var state = record.ToState();
        if (state.Sla.IsEmpty)
            yield break;
        var standing = clocks.Where(clock => clock.Status is not (SlaStatus.NotApplicable or SlaStatus.NoContract)).Select(clock => clock.Target).OfType<SlaTargetRef>().ToHashSet();
        var reasons = clocks.Where(clock => clock.WhyNothing is not null).ToLookup(clock => clock.CustomerId, clock => clock.WhyNothing!);
        // Counted anew since a reopening: what was found before stays.
        standing.UnionWith([.. standing.Select(target => target with { Cycle = null })]);
        var lost = state.Sla.Where(pair => pair.Key.Cycle is null && pair.Key.Severity == record.Severity && pair.Value.Status != SlaStatus.NotApplicable
            && !standing.Contains(pair.Key) && !IsDismissed(record, pair.Value));
        foreach (var (target, mark) in lost.OrderBy(pair => state.Entries[pair.Value.Entry].Order))
        {
            var why = reasons[target.Customer].FirstOrDefault() ?? "another policy holds now, or the incident does not concern the customer any more.";
            yield return (target, ((ISlaFinding)state.Entries[mark.Entry].Origin).CustomerName, mark, why);
        }
    }

    private static string Why(SlaClock clock, SlaMark mark, SlaStatus now) => (now, clock) switch
    {
        _ when clock.DueAt != mark.DueAt => $"it was due {Due(mark.DueAt)} and is due {Due(clock.DueAt)} by what was recorded since.",
        (SlaStatus.Met or SlaStatus.Breached, { To: { } to }) => $"{clock.Awaits} is {Say.Time(to.At)} by what was recorded since.",
        _ => $"{clock.Awaits} is not recorded any more.",
    };

    private static string Due(Instant? at) => at is { } due ? Say.Time(due) : "never";

    private static SlaTargetReassessed Reassessed(IncidentRecord record, SlaTargetRef target, string? customer, SlaMark mark, SlaStatus now, Instant? dueAt, Instant at, string why) =>
        new(IdOf(record, target, mark.Times), At(record, at), target, customer, dueAt, mark.Status, now, why);

    /// <summary>Whether a person took the finding back: it is settled by that.</summary>
    internal static bool IsDismissed(IncidentRecord record, SlaMark mark) => !record.ToState().Entries[mark.Entry].IsLive;

    private static Occurrence At(IncidentRecord record, Instant at) =>
        new(at, Until: null, Promise.IsWholeMinute(at) ? Precision.Minute : Precision.Second, record.Zone);

    // Whoever judges the same record makes the same ids.
    private static EntryId IdOf(IncidentRecord record, SlaTargetRef target, int index)
    {
        var key = string.Join('\n', target.Policy, target.Version, target.Target, target.Severity, target.Customer, target.Contract, target.Cycle);
        return new(DerivedId.Of("sla", record.Number, DerivedId.OfText(key), index));
    }
}
