using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>The lists beside the timeline: its live entries by what they are about, in its order.</summary>
internal sealed record RecordLists(
    IReadOnlyList<ContactAttempt> ContactAttempts,
    IReadOnlyList<Engagement> Engagements,
    IReadOnlyList<StakeholderUpdate> Updates,
    IReadOnlyList<Hypothesis> Hypotheses,
    IReadOnlyList<Cause> RootCauses,
    IReadOnlyList<Cause> ContributingFactors)
{
    public static RecordLists Of(RecordFacts facts, IReadOnlyList<TimelineEntry> timeline)
    {
        var live = timeline.Where(entry => !entry.Retracted).ToList();
        return new(
            Attempts(live),
            [.. Each<ResponderEngaged>(live).Select(x => new Engagement(x.Entry.Id, x.Event.Who, x.Event.How, x.Entry.OccurredAt, x.Entry.Precision, x.Entry.Text))],
            [.. Each<UpdateSent>(live).Select(x => new StakeholderUpdate(
                x.Entry.Id, x.Event.Audience, x.Event.Channel, x.Entry.Text, x.Event.WhatNext, x.Event.NextUpdateDue, x.Entry.OccurredAt, x.Entry.Precision, x.Entry.Author))],
            [.. Each<HypothesisRaised>(live).Select(x => Theory(x.Entry, live))],
            [.. Each<RootCauseNoted>(live).Select(x => CauseOf(x.Entry, x.Event.Evidence, facts))],
            [.. Each<ContributingFactorNoted>(live).Select(x => CauseOf(x.Entry, x.Event.Evidence, facts))]);
    }

    private static IEnumerable<(TimelineEntry Entry, TEvent Event)> Each<TEvent>(IEnumerable<TimelineEntry> live)
        where TEvent : IOnTimeline
    {
        foreach (var entry in live)
        {
            if (entry.Origin is TEvent origin)
                yield return (entry, origin);
        }
    }

    private static List<ContactAttempt> Attempts(IEnumerable<TimelineEntry> live)
    {
        var attempts = new List<ContactAttempt>();
        foreach (var (entry, attempted) in Each<ContactAttempted>(live))
        {
            Duration? sincePrevious = attempts.Count == 0 ? null : entry.OccurredAt - attempts[^1].At;
            attempts.Add(new(
                entry.Id, attempted.Who, attempted.Rung, attempted.Channel, attempted.Outcome, entry.OccurredAt, entry.Precision, sincePrevious, entry.Text));
        }

        return attempts;
    }

    // Recording order decides which of two settlements counts; the second is refused anyway, unless two people raced.
    private static Hypothesis Theory(TimelineEntry raised, IEnumerable<TimelineEntry> live)
    {
        var settlement = live
            .Where(entry => entry.Origin is HypothesisRefuted refuted && refuted.Hypothesis == raised.Id
                || entry.Origin is HypothesisConfirmed confirmed && confirmed.Hypothesis == raised.Id)
            .MinBy(entry => entry.Sequence);
        var status = settlement?.Kind switch
        {
            null => HypothesisStatus.Open,
            EntryKind.Refutation => HypothesisStatus.Refuted,
            _ => HypothesisStatus.Confirmed,
        };
        return new(
            raised.Id, raised.Text, raised.Author, raised.OccurredAt, status, settlement?.Text, settlement?.OccurredAt, settlement?.RecordedBy, settlement?.Id);
    }

    private static Cause CauseOf(TimelineEntry entry, IReadOnlyList<EntryId> evidence, RecordFacts facts) =>
        new(
            entry.Id,
            entry.Text,
            entry.OccurredAt,
            [.. evidence.Where(id => facts.State.Entries.TryGetValue(id, out var shown) && shown.IsLive)]);
}
