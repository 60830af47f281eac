using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>
/// Finds what cannot all be right in a record, because of the order in which it is said to have happened (ADR 26). Nothing is refused for it:
/// who records late and out of order must be able to, and which of the two is wrong is for a person to say.
/// </summary>
/// <remarks>Costs what the theories, updates, decisions, impacts and entries about people are, not all entries.</remarks>
public static class Contradictions
{
    private static readonly EntryKind[] Settlements = [EntryKind.Refutation, EntryKind.Confirmation, EntryKind.Abandonment];

    /// <summary>Milestones first, then reopenings, contact attempts, theories, updates, decisions, impact, people and vendors, promises and links, each by when they happened. Empty when everything fits.</summary>
    public static IReadOnlyList<Contradiction> Of(Incident incident) =>
    [
        .. OfMilestones(incident), .. OfReopening(incident), .. OfReaching(incident), .. OfTheories(incident), .. OfPromises(incident), .. OfDecisions(incident),
        .. ImpactContradictions.Of(incident), .. PeopleContradictions.Of(incident), .. PromiseContradictions.Of(incident), .. OfLinks(incident),
    ];

    private static IEnumerable<Contradiction> OfMilestones(Incident incident) =>
        MilestoneOrders.Broken(incident.KnownMilestones).Select(broken => EndBeforeStart(MomentOf(broken.Earlier), MomentOf(broken.Later)));

    // What a reopening undoes was recorded before it, and cannot have happened after it.
    private static IEnumerable<Contradiction> OfReopening(Incident incident)
    {
        StandingEntry? reached = null;
        foreach (var entry in incident.Index.OfKind(EntryKind.Status).OrderBy(entry => entry.Order))
        {
            if (entry.Origin.GoesBackTo is null)
                reached = entry;
            else if (reached is not null && MeantTime.Of(entry.When).IsBefore(MeantTime.Of(reached.When)))
                yield return EndBeforeStart(MomentOf(reached.Origin.Label, reached), MomentOf(entry.Origin.Label, entry));
        }
    }

    private static IEnumerable<Contradiction> OfReaching(Incident incident)
    {
        var reached = incident.Index.OfKind(EntryKind.ContactAttempt).FirstOrDefault(entry => entry.Origin is ContactAttempted { Outcome: ContactOutcome.Reached });
        if (reached is not null
            && incident.KnownMilestone(MilestoneKind.FirstContactAttempt) is { } first
            && MeantTime.Of(reached.When).IsBefore(MeantTime.Of(first.When)))
            yield return EndBeforeStart(MomentOf(first), MomentOf($"Reached {((ContactAttempted)reached.Origin).Who}", reached));
    }

    private static IEnumerable<Contradiction> OfTheories(Incident incident)
    {
        foreach (var settlement in Settlements.SelectMany(incident.Index.OfKind).Order(EntryOrders.ByTime))
        {
            if (!incident.Entries.TryGetValue(settlement.Settles!.Value, out var raised) || raised.Retracted || !MeantTime.Of(settlement.When).IsBefore(MeantTime.Of(raised.When)))
                continue;

            var how = Say.Words(((IHypothesisSettled)settlement.Origin).Status);
            yield return new(
                ContradictionKind.SettledBeforeRaised,
                $"The theory \"{Say.Excerpt(raised.Text)}\" was {how} {Say.Span(raised.When.At - settlement.When.At)} before it was raised.",
                [MomentOf("Theory raised", raised), MomentOf($"Theory {how}", settlement)]);
        }
    }

    // The command refuses it; an entry whose time is corrected may come to it all the same.
    private static IEnumerable<Contradiction> OfPromises(Incident incident)
    {
        foreach (var update in incident.Index.OfKind(EntryKind.Update))
        {
            if (update.Origin is not UpdateSent { NextUpdateDue: { } due } sent || due >= MeantTime.Of(update.When).From)
                continue;

            yield return new(
                ContradictionKind.DueBeforeSent,
                $"An update to {AudienceWords.Of(sent.Audience)} says that the next was due {Say.Span(update.When.At - due)} before it was sent itself.",
                [MomentOf("Update sent", update), new("Next update due", due, Precision.Second, Milestone: null, update.Id)]);
        }
    }

    private static IEnumerable<Contradiction> OfDecisions(Incident incident)
    {
        foreach (var verification in incident.Index.OfKind(EntryKind.DecisionVerification))
        {
            if (incident.Entries.TryGetValue(verification.BelongsTo!.Value, out var taken) && taken.IsLive && MeantTime.Of(verification.When).IsBefore(MeantTime.Of(taken.When)))
                yield return EndBeforeStart(MomentOf("Decision taken", taken), MomentOf("Decision verified", verification));
        }
    }

    private static IEnumerable<Contradiction> OfLinks(Incident incident)
    {
        var links = incident.Index.OfKind(EntryKind.Link).ToLookup(entry => ((IncidentsLinked)entry.Origin).Outgoing);
        var incoming = links[false].ToLookup(entry => KeyOf((IncidentsLinked)entry.Origin));
        foreach (var entry in links[true])
        {
            var link = (IncidentsLinked)entry.Origin;
            if (BothWays(link.Kind) is not { } said || incoming[KeyOf(link)].FirstOrDefault() is not { } back)
                continue;

            yield return new(
                ContradictionKind.LinkedBothWays,
                $"This incident and another are each said to be {said} the other.",
                [MomentOf(LinkWords.Of(link.Kind, outgoing: true), entry), MomentOf(LinkWords.Of(link.Kind, outgoing: false), back)]);
        }
    }

    private static (Guid, LinkKind) KeyOf(IncidentsLinked link) => (link.Incident, link.Kind);

    // Null for what two incidents can be to each other.
    private static string? BothWays(LinkKind kind) => kind switch
    {
        LinkKind.CausedBy => "caused by",
        LinkKind.ParentOf => "the parent of",
        LinkKind.DuplicateOf => "a duplicate of",
        _ => null,
    };

    internal static Contradiction EndBeforeStart(ContradictionMoment start, ContradictionMoment end) =>
        new(ContradictionKind.EndBeforeStart, $"\"{end.Label}\" is {Say.Span(start.At - end.At)} before \"{start.Label}\".", [start, end]);

    internal static ContradictionMoment MomentOf(Milestone milestone) =>
        new(MilestoneWords.Label(milestone.Kind), milestone.At, milestone.Precision, milestone.Kind, milestone.EntryId);

    internal static ContradictionMoment MomentOf(string label, StandingEntry entry) =>
        new(label, entry.When.At, entry.When.Precision, Milestone: null, entry.Id);
}
