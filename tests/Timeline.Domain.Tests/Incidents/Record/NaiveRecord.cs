using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>What a record must say, worked out anew from all events: slow, and too simple to be wrong.</summary>
internal sealed class NaiveRecord
{
    private readonly Dictionary<EntryId, (StandingEntry Entry, Recorded<IncidentEvent> Made)> _entries = [];
    private readonly Dictionary<MilestoneKind, Milestone> _byHand = [];
    private readonly Dictionary<MilestoneKind, int> _byHandAfter = [];

    public NaiveRecord(IEnumerable<Recorded<IncidentEvent>> events)
    {
        foreach (var recorded in events)
            Take(recorded);
    }

    public IncidentStatus Status => Milestones
        .Where(milestone => milestone.Kind != MilestoneKind.Engaged || EngagedSince(LastBelow(IncidentStatus.Engaged)))
        .Select(milestone => StatusMilestones.Of(milestone.Kind) ?? IncidentStatus.Declared)
        .DefaultIfEmpty(IncidentStatus.Declared)
        .Max();

    public IReadOnlyList<StandingEntry> Timeline => [.. Sorted(_entries.Values.Select(known => known.Entry))];

    public IReadOnlyList<StandingEntry> Live => [.. Timeline.Where(entry => entry.IsLive)];

    public IReadOnlyList<Milestone> Milestones => [.. Enum.GetValues<MilestoneKind>().Select(Milestone).OfType<Milestone>()];

    public IReadOnlyList<ContactAttempt> ContactAttempts
    {
        get
        {
            var times = Each<ContactAttempted>().Select(x => x.Entry.When.At).ToList();
            return
            [
                .. Each<ContactAttempted>().Select((x, i) => new ContactAttempt(
                    x.Entry.Id, x.Made.Who, x.Made.Rung, x.Made.Channel, x.Made.Outcome, x.Entry.When.At, x.Entry.When.Precision, i == 0 ? null : times[i] - times[i - 1], x.Entry.Text)),
            ];
        }
    }

    public IReadOnlyList<Engagement> Engagements =>
        [.. Each<ResponderEngaged>().Select(x => new Engagement(x.Entry.Id, x.Made.Who, x.Made.How, x.Entry.When.At, x.Entry.When.Precision, x.Entry.Text))];

    public IReadOnlyList<StakeholderUpdate> Updates =>
    [
        .. Each<UpdateSent>().Select(x => new StakeholderUpdate(
            x.Entry.Id, x.Made.Audience, x.Made.Channel, x.Entry.Text, x.Made.WhatNext, x.Made.NextUpdateDue, x.Entry.When.At, x.Entry.When.Precision, x.Made.Author ?? Made(x.Entry.Id).Actor)),
    ];

    /// <summary>Each contact with its customer.</summary>
    public IReadOnlyList<(EntryId Contact, string Customer)> CustomerContacts => [.. Each<CustomerContacted>().Select(x => (x.Entry.Id, x.Made.Customer))];

    /// <summary>What was logged as feedback, and what was recorded as it.</summary>
    public IReadOnlyList<EntryId> Feedback => [.. Live.Where(entry => entry.Kind == EntryKind.Feedback).Select(entry => entry.Id)];

    /// <summary>The names of those who are to be told, without those who were.</summary>
    public IReadOnlyList<string> CustomersToTell =>
    [
        .. Each<CustomersToTellAdded>().SelectMany(x => x.Made.Customers.Select(customer => customer.Name)).Distinct(StringComparer.Ordinal)
            .Where(name => name != EntryContent.Redacted && !Each<CustomerContacted>().Any(x => x.Made.Customer == name && x.Made.Outcome == CustomerContactOutcome.Told))
            .Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<Hypothesis> Hypotheses => [.. Each<HypothesisRaised>().Select(x => Theory(x.Entry, x.Made))];

    public IReadOnlyList<Cause> RootCauses => [.. Each<RootCauseNoted>().Select(x => Cause(x.Entry, x.Made))];

    public IReadOnlyList<Cause> ContributingFactors => [.. Each<ContributingFactorNoted>().Select(x => Cause(x.Entry, x.Made))];

    public IReadOnlyList<Cause> Triggers => [.. Each<TriggerNoted>().Select(x => Cause(x.Entry, x.Made))];

    /// <summary>Each decision with the verification recorded last.</summary>
    public IReadOnlyList<(EntryId Decision, EntryId? Verification)> Decisions =>
        [.. Each<DecisionTaken>().Select(x => (x.Entry.Id, Each<DecisionVerified>().Where(y => y.Made.Decision == x.Entry.Id).Select(y => y.Entry).MaxBy(entry => entry.Order)?.Id))];

    /// <summary>Each impact with its end.</summary>
    public IReadOnlyList<(EntryId Start, EntryId? End)> Impacts =>
        [.. Each<ImpactStarted>().Select(x => (x.Entry.Id, Each<ImpactEnded>().Where(y => y.Made.Window == x.Entry.Id).Select(y => y.Entry).MaxBy(entry => entry.Order)?.Id))];

    /// <summary>The event that made the entry.</summary>
    public string TextOf(StandingEntry entry) =>
        entry.Origin.Text is null && entry.Text == entry.Origin.Wording && entry.Origin.Names is { } named ? entry.Origin.WordingOf(_entries[named].Entry) : entry.Text;

    public Recorded<IncidentEvent> Made(EntryId id) => _entries[id].Made;

    private void Take(Recorded<IncidentEvent> recorded)
    {
        switch (recorded.Event)
        {
            case MilestoneSet e:
                _byHand[e.Kind] = new(e.Kind, e.When, e.EntryId);
                _byHandAfter[e.Kind] = _entries.Count;
                break;
            case MilestoneCorrected { When: null } e:
                _byHand.Remove(e.Kind);
                break;
            case MilestoneCorrected { When: { } when } e:
                _byHand[e.Kind] = new(e.Kind, when, e.EntryId);
                _byHandAfter[e.Kind] = _entries.Count;
                break;
            case EntryAmended e:
                Change(e.EntryId, entry => entry.Amend(e));
                break;
            case EntryRetracted e:
                Change(e.EntryId, entry => entry with { Retracted = true, Bare = false });
                break;
            case EntryRedacted e:
                Change(e.EntryId, entry => entry.Redact());
                break;
            case IOnTimeline e:
                var ofMilestone = e is StatusChanged && _byHand.Values.Any(milestone => milestone.EntryId == e.EntryId);
                _entries.TryAdd(e.EntryId, (StandingEntry.From(e, _entries.Count) with { OfMilestone = ofMilestone }, recorded));
                break;
        }
    }

    private void Change(EntryId id, Func<StandingEntry, StandingEntry> change) => _entries[id] = (change(_entries[id].Entry), _entries[id].Made);

    private Milestone? Milestone(MilestoneKind kind)
    {
        // What is reopened is not verified either.
        var of = kind == MilestoneKind.Verified ? IncidentStatus.Resolved : StatusMilestones.Of(kind);
        var below = kind != MilestoneKind.Engaged && of is { } status ? LastBelow(status) : -1;
        if (_byHand.TryGetValue(kind, out var byHand) && Holds(byHand) && _byHandAfter[kind] > below)
            return _entries.Values.FirstOrDefault(known => known.Entry.Id == byHand.EntryId).Entry is { OfMilestone: true } row ? byHand with { When = row.When } : byHand;

        var implying = Live.Where(entry => entry.Origin.Implies.Contains(kind) && entry.Order > below).ToList();
        var entry = kind is MilestoneKind.Mitigated or MilestoneKind.Resolved or MilestoneKind.Closed
            ? implying.MaxBy(entry => entry.Order)
            : implying.FirstOrDefault();
        entry ??= Live.Where(other => BackAt(other) is { } back && StatusMilestones.Of(back) == kind && other.Order > below).MaxBy(other => other.Order);
        return entry is null ? null : new(kind, entry.When, entry.Id);
    }

    // The last time that somebody took it back below a status.
    private long LastBelow(IncidentStatus status) => Live
        .Where(entry => BackAt(entry) < status)
        .Select(entry => entry.Order).DefaultIfEmpty(-1).Max();

    private static IncidentStatus? BackAt(StandingEntry entry) => entry.Origin is StatusChanged { Text: not null } changed && changed.To < changed.From ? changed.To : null;

    private bool EngagedSince(long order) =>
        Live.Any(entry => (entry.Origin.Implies.Contains(MilestoneKind.Engaged) || BackAt(entry) == IncidentStatus.Engaged) && entry.Order > order)
        || _byHand.TryGetValue(MilestoneKind.Engaged, out var byHand) && Holds(byHand) && _byHandAfter[MilestoneKind.Engaged] > order;

    private bool Holds(Milestone byHand) => byHand.EntryId is not { } id || !_entries.TryGetValue(id, out var named) || named.Entry.IsLive;

    private Hypothesis Theory(StandingEntry entry, HypothesisRaised raised)
    {
        var settlement = Live.Where(other => other.Settles == entry.Id).MinBy(other => other.Order);
        var status = settlement?.Origin switch
        {
            HypothesisRefuted => HypothesisStatus.Refuted,
            HypothesisConfirmed => HypothesisStatus.Confirmed,
            HypothesisAbandoned => HypothesisStatus.Abandoned,
            _ => HypothesisStatus.Open,
        };
        return new(
            entry.Id, entry.Text, raised.RaisedBy ?? Made(entry.Id).Actor, entry.When.At, status,
            settlement?.Text, settlement?.When.At, settlement is null ? null : Made(settlement.Id).Actor, settlement?.Id,
            Links(entry.Id, EvidenceBearing.For), Links(entry.Id, EvidenceBearing.Against));
    }

    private IReadOnlyList<Evidence> Links(EntryId theory, EvidenceBearing bearing) =>
    [
        .. Each<EvidenceLinked>().Where(x => x.Made.Hypothesis == theory && x.Made.Bearing == bearing && _entries[x.Made.Evidence].Entry.IsLive).Select(x => new Evidence(
            x.Entry.Id, x.Made.Evidence, _entries[x.Made.Evidence].Entry.Text, x.Entry.Text == ((IOnTimeline)x.Made).Wording ? x.Made.Text : x.Entry.Text, x.Entry.When.At)),
    ];

    private Cause Cause(StandingEntry entry, ICauseNoted noted) =>
        new(entry.Id, entry.Text, entry.When.At, [.. noted.Evidence.Where(id => _entries[id].Entry.IsLive)], noted.Cause);

    private IEnumerable<(StandingEntry Entry, TEvent Made)> Each<TEvent>()
        where TEvent : IOnTimeline =>
        Live.Where(entry => entry.Origin is TEvent).Select(entry => (entry, (TEvent)entry.Origin));

    private static IOrderedEnumerable<StandingEntry> Sorted(IEnumerable<StandingEntry> entries) =>
        entries.OrderBy(entry => entry.When.At).ThenBy(entry => entry.Order);
}
