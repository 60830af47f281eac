using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>The lists beside the timeline: its live entries of one kind, in its order. Each costs its own length and not the timeline's.</summary>
internal static class RecordLists
{
    public static IReadOnlyList<ContactAttempt> ContactAttempts(RecordFacts facts)
    {
        var attempts = new List<ContactAttempt>();
        foreach (var (entry, made) in Each<ContactAttempted>(facts, EntryKind.ContactAttempt))
        {
            Duration? sincePrevious = attempts.Count == 0 ? null : entry.When.At - attempts[^1].At;
            attempts.Add(new(entry.Id, made.Who, made.Rung, made.Channel, made.Outcome, entry.When.At, entry.When.Precision, sincePrevious, entry.Text));
        }

        return attempts;
    }

    public static IReadOnlyList<Engagement> Engagements(RecordFacts facts, Presence presence)
    {
        return [.. Each<ResponderEngaged>(facts, EntryKind.Engagement).Select(x => Make(x.Entry, x.Made, presence.Of(x.Entry.Id)))];

        Engagement Make(StandingEntry entry, ResponderEngaged made, Holding holding)
        {
            var end = StretchEnd.Of(holding.Begin!, holding.End, facts.State, facts.AsKnownAt);
            return new(entry.Id, made.Who, made.How, entry.When.At, entry.When.Precision, entry.Text)
            {
                PersonId = made.PersonId,
                Until = holding.End?.At,
                Stretch = end is null ? null : end.At - Instant.Min(entry.When.At, end.At),
                EndAssumed = end?.AssumedBy is not null,
            };
        }
    }

    public static IReadOnlyList<StakeholderUpdate> Updates(RecordFacts facts) =>
    [
        .. Each<UpdateSent>(facts, EntryKind.Update).Select(x => new StakeholderUpdate(
            x.Entry.Id, x.Made.Audience, x.Made.Channel, x.Entry.Text, x.Made.WhatNext, x.Made.NextUpdateDue, x.Entry.When.At, x.Entry.When.Precision, facts.AuthorOf(x.Entry),
            x.Made.Channels, TellingLists.WarningOf(x.Entry.Id, facts))),
    ];

    public static IReadOnlyList<AccessTaking> AccessTakings(RecordFacts facts) =>
    [
        .. from entry in facts.State.Index.OfKind(EntryKind.Access)
           let taken = entry.Origin as AccessTaken
           where taken is not null
           select new AccessTaking(entry.Id, taken.Person.Id, taken.Person.Name, taken.Reason, entry.When.At),
    ];

    public static IReadOnlyList<Hypothesis> Hypotheses(RecordFacts facts) =>
        [.. facts.State.Index.OfKind(EntryKind.Hypothesis).Select(entry => HypothesisOf(entry, facts))];

    public static IReadOnlyList<Cause> Causes(RecordFacts facts, EntryKind kind) =>
        [.. facts.State.Index.OfKind(kind).Select(entry => CauseOf(entry, facts)!)];

    public static IReadOnlyList<AttachedFile> Files(RecordFacts facts) =>
    [
        .. facts.State.Index.OfKind(EntryKind.File).Select(entry =>
            AttachedFile.Of(entry.Origin, entry.Text, entry.Redacted || facts.RecordingOf(entry).Redaction is not null, entry.Retracted)!),
    ];

    // Recording order decides which of two settlements counts; the second is refused anyway, unless two people raced.
    public static Hypothesis HypothesisOf(StandingEntry raised, RecordFacts facts)
    {
        var settlement = facts.State.Index.Settling(raised.Id);
        var status = ((IHypothesisSettled?)settlement?.Origin)?.Status ?? HypothesisStatus.Open;
        return new(
            raised.Id,
            raised.Text,
            facts.AuthorOf(raised),
            raised.When.At,
            status,
            settlement?.Text,
            settlement?.When.At,
            settlement is null ? null : facts.RecordingOf(settlement).Actor,
            settlement?.Id,
            Evidence(raised.Id, EvidenceBearing.For, facts),
            Evidence(raised.Id, EvidenceBearing.Against, facts));
    }

    private static IReadOnlyList<Evidence> Evidence(EntryId hypothesis, EvidenceBearing bearing, RecordFacts facts) =>
    [
        .. from link in facts.State.Index.BelongingTo(hypothesis)
           where link.Origin is EvidenceLinked made && made.Bearing == bearing
           let shown = facts.State.Entries.GetValueOrDefault(((EvidenceLinked)link.Origin).Evidence)
           where shown is { IsLive: true }
           select new Evidence(link.Id, shown.Id, shown.Text, NoteOf(link), link.When.At),
    ];

    // The sentence that stands in for a text nobody wrote is no note.
    private static string? NoteOf(StandingEntry link) => ((EvidenceLinked)link.Origin).Text is null && link.Text == link.Origin.Wording ? null : link.Text;

    /// <summary>Null when the entry is neither a root cause nor a contributing factor nor a trigger.</summary>
    public static Cause? CauseOf(StandingEntry entry, RecordFacts facts) => entry.Origin is ICauseNoted cause
        ? new(entry.Id, entry.Text, entry.When.At, [.. cause.Evidence.Where(id => facts.State.Entries.TryGetValue(id, out var shown) && shown.IsLive)], cause.Cause)
        : null;

    private static IEnumerable<(StandingEntry Entry, TEvent Made)> Each<TEvent>(RecordFacts facts, EntryKind kind)
        where TEvent : IOnTimeline =>
        facts.State.Index.OfKind(kind).Select(entry => (entry, (TEvent)entry.Origin));
}
