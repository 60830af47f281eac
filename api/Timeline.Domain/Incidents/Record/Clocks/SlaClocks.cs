using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Incidents.Record;

/// <summary>
/// The clocks of an incident: a set for each customer whom it concerns, by the policy of the contract, and one for the organisation by its own.
/// Pure: the record, the catalogue and the moment say everything (ADR 39).
/// </summary>
/// <remarks>
/// The policy is the version that was in force when the incident was reported, or else declared, unless another was assigned; its targets are
/// those of the severity now in force, each from its own start. Clocks of one version stand alike for every customer, and are counted once.
/// </remarks>
internal sealed class SlaClocks
{
    private readonly IncidentRecord _record;
    private readonly CatalogueRecord _catalogue;
    private readonly Instant _at;
    private readonly SlaPauseList _pauses;
    private readonly Dictionary<(SlaPolicyVersion, object), List<SlaClock>> _counted = [];
    private readonly string? _whyNone;

    private readonly (SlaPolicyId Policy, SlaPolicyVersion Version)? _instead;

    private SlaClocks(IncidentRecord record, CatalogueRecord catalogue, Instant at, (SlaPolicyId Policy, SlaPolicyVersion Version)? instead = null)
    {
        (_record, _catalogue, _at, _instead) = (record, catalogue, at, instead);
        _pauses = SlaPauseList.Of(record);
        _whyNone = record switch
        {
            { DuplicateOf: not null } => $"{record.Key} is a duplicate; its targets count in the incident that it is a duplicate of.",
            { Cancelled: true } => $"{record.Key} was cancelled.",
            { Kind: IncidentKind.Drill } => $"{record.Key} is a drill.",
            _ => null,
        };
    }

    /// <summary>The organisation's first, then by customer; in the order of the policy. Of cadences the newest cycle.</summary>
    /// <param name="at">The moment looked at.</param>
    /// <param name="instead">The version that holds in place of whichever of that policy does. Null: none.</param>
    public static IReadOnlyList<SlaClock> Of(IncidentRecord record, CatalogueRecord catalogue, Instant at, (SlaPolicyId Policy, SlaPolicyVersion Version)? instead = null) =>
        new SlaClocks(record, catalogue, at, instead).All(cycles: 1);

    /// <summary>The same with so many of the newest cycles of each cadence.</summary>
    public static IReadOnlyList<SlaClock> Of(IncidentRecord record, CatalogueRecord catalogue, Instant at, int cycles) =>
        catalogue.Policies.Count == 0 ? [] : new SlaClocks(record, catalogue, at).All(cycles);

    /// <summary>What the policies say whose clocks run in the incident.</summary>
    public static IReadOnlyList<SlaPolicyTerms> Policies(IncidentRecord record, CatalogueRecord catalogue)
    {
        var clocks = new SlaClocks(record, catalogue, record.AsKnownAt);
        return [.. clocks.Subjects().Select(subject => clocks.VersionFor(subject).Version?.Terms).OfType<SlaPolicyTerms>().Distinct()];
    }

    private List<SlaClock> All(int cycles) => [.. Subjects().SelectMany(subject => Clocks(subject, cycles))];

    private IEnumerable<SlaSubject> Subjects()
    {
        if (_catalogue.OrganisationPolicy is { } own && _catalogue.FindPolicy(own) is { } policy)
            yield return new(Customer: null, CustomerId: null, Contract: null, policy, Why: null);
        foreach (var entitled in _record.Entitlements(_catalogue))
        {
            var contract = entitled.Standing.State == ContractState.InForce ? entitled.Standing.Contract : null;
            var named = contract?.Terms.PolicyId is { } id ? _catalogue.FindPolicy(id) : null;
            var why = contract is null ? entitled.Standing.Sentence : named is null ? $"{entitled.Customer} has {contract.Terms.InWords}, which names no policy: no times are promised." : null;
            yield return new(entitled.Customer, entitled.CustomerId, contract, named, why);
        }
    }

    private IEnumerable<SlaClock> Clocks(SlaSubject subject, int cycles)
    {
        var (policy, version) = VersionFor(subject);
        if (version is null || policy is null)
        {
            var status = subject.Why is not null && subject.Contract is null && subject.CustomerId is not null ? SlaStatus.NoContract : SlaStatus.NotApplicable;
            return [new(Target: null, subject.Customer, subject.CustomerId, policy?.Name, status, subject.Why ?? $"{policy!.Name} has no version in force on {Say.Date(_record.SlaDay())}.")];
        }

        var targets = version.Terms.Targets.Where(target => target.Severities.Contains(_record.Severity)).SelectMany(target => Counted(version, target, () => [Count(version, target)]));
        var cadences = version.Terms.Cadences.Where(cadence => cadence.Severities.Contains(_record.Severity)).SelectMany(cadence => Counted(version, cadence, () => Cadence(version, cadence, cycles)));
        return targets.Concat(cadences).Select(clock => clock with
        {
            Target = clock.Target! with { Policy = policy.Id, Customer = subject.CustomerId, Contract = subject.Contract?.Id },
            Customer = subject.Customer,
            CustomerId = subject.CustomerId,
            Policy = policy.Name,
        });
    }

    private (SlaPolicy? Policy, SlaPolicyVersion? Version) VersionFor(SlaSubject subject)
    {
        var (policy, version) = HeldFor(subject);
        return _instead is { } instead && policy?.Id == instead.Policy ? (policy, instead.Version) : (policy, version);
    }

    private (SlaPolicy? Policy, SlaPolicyVersion? Version) HeldFor(SlaSubject subject)
    {
        var assigned = _record.ToState().Index.OfKind(EntryKind.SlaPolicyAssignment).Where(entry => ((SlaPolicyAssigned)entry.Origin).Customer == subject.CustomerId).MaxBy(entry => entry.Order);
        if (assigned?.Origin is SlaPolicyAssigned { Policy: var id, Version: var number } && _catalogue.FindPolicy(id) is { } other)
            return (other, other.Version(number));
        return (subject.Policy, subject.Policy?.VersionFor(_record.SlaDay(), _record.SlaStart()));
    }

    private List<SlaClock> Counted(SlaPolicyVersion version, object terms, Func<List<SlaClock>> count)
    {
        if (!_counted.TryGetValue((version, terms), out var clocks))
            _counted.Add((version, terms), clocks = count());
        return clocks;
    }

    private SlaClock Count(SlaPolicyVersion version, SlaTargetTerms target)
    {
        var blank = new SlaClock(new(default, version.Number, target.Name, _record.Severity, Cycle: _pauses.ReopenedFor(target.To)), null, null, null, SlaStatus.NotApplicable, _whyNone)
        {
            Awaits = MilestoneWords.Label(target.To),
            Milestone = target.To,
            Within = target.Within,
            WarnAt = version.Terms.WarnAt,
            From = Start(target.From),
            To = Anchor(target.To),
        };
        return _whyNone is not null ? blank
            : blank.From is null ? blank with { Status = SlaStatus.NotStarted, WhyNothing = WhyNotStarted(target.From) }
            : Timed(blank, version.Terms, target.Name, target.Calendar, _pauses.Over(target.To));
    }

    private List<SlaClock> Cadence(SlaPolicyVersion version, SlaCadenceTerms cadence, int cycles)
    {
        var blank = new SlaClock(new(default, version.Number, cadence.Name, _record.Severity), null, null, null, SlaStatus.NotApplicable, _whyNone)
        {
            Awaits = "Next update",
            Within = cadence.Every,
            WarnAt = version.Terms.WarnAt,
            From = Start(cadence.From),
        };
        if (_whyNone is not null)
            return [blank];
        if (blank.From is not { } start)
            return [blank with { Status = SlaStatus.NotStarted, WhyNothing = WhyNotStarted(cadence.From) }];

        var over = PromiseEnd.Of(_record.ToState());
        var end = over is null ? null : Anchor(MilestoneKind.Resolved) ?? new MetricAnchor(Kind: null, "Over", over.At, over.Entry);
        List<SlaClock> made = [];
        foreach (var update in _record.ToState().Index.OfKind(EntryKind.Update).Reverse())
        {
            if (made.Count == cycles || update.When.At < start.At)
                break;
            if (((UpdateSent)update.Origin).Audience == Audience.Team || over?.At <= update.When.At)
                continue;
            var from = new MetricAnchor(Kind: null, "Update", update.When.At, update.Id);
            made.Add(Cycle(from, end, update.Id));
            end = from;
        }

        if (made.Count < cycles && (end is null || end.At >= start.At))
            made.Add(Cycle(start, end, cycle: null));
        made.Reverse();
        return made;

        SlaClock Cycle(MetricAnchor from, MetricAnchor? to, EntryId? cycle) => Timed(
            blank with { From = from, To = to, Target = blank.Target! with { Cycle = cycle } }, version.Terms, cadence.Name, cadence.Calendar, _pauses.Over(MilestoneKind.Resolved));
    }

    private SlaClock Timed(SlaClock blank, SlaPolicyTerms terms, string name, CalendarId? calendar, IReadOnlyList<ClockPause> over)
    {
        var (start, end, within) = (blank.From!, blank.To?.At, blank.Within!.Value);
        var working = _catalogue.WorkingTime(calendar ?? terms.Calendar);
        var pauses = _pauses.For(terms, name);
        var marked = MarkLate(pauses);
        var face = Face([.. marked, .. over]);
        var until = end ?? _at;
        var count = face.CountAt(until);
        var status = end is { } ended ? count.Reached < ended ? SlaStatus.Breached : SlaStatus.Met : SlaPreview.StatusAt(face, count, _at);
        return blank with
        {
            Status = status,
            DueAt = count.DueAt,
            WarnsAt = count.WarnsAt,
            Counted = count.Counted,
            Pauses = [.. marked.Concat(over).OrderBy(pause => pause.From)],
            StartRecordedAt = start.EntryId is { } id && _record.Entry(id) is { } entry ? entry.RecordedAt : _record.DeclaredAt,
            Timing = new(face, count, until, ended: end is not null),
        };

        SlaClockFace Face(IEnumerable<ClockPause> stops) => new(
            working, within, start.At, new([.. stops.Select(pause => new SlaPause(pause.From, pause.Until ?? end) { Reason = pause.AfterDue ? $"{pause.Reason}, recorded after it was due" : pause.Reason })]), blank.WarnAt);

        // In the order recorded: each is late by the due time that those before it had left.
        List<ClockPause> MarkLate(List<ClockPause> stops)
        {
            List<ClockPause> known = [];
            foreach (var pause in stops.OrderBy(pause => pause.RecordedAt))
                known.Add(pause with { AfterDue = Face([.. known, .. over]).CountAt(start.At).DueAt < pause.RecordedAt });
            return known;
        }
    }

    private MetricAnchor? Start(IReadOnlyList<SlaStart> from) => from.Select(start => start == SlaStart.Declared
        ? new MetricAnchor(Kind: null, "Declared", _record.DeclaredAt, EntryId: null)
        : Anchor(KindOf(start))).FirstOrDefault(anchor => anchor is not null);

    private MetricAnchor? Anchor(MilestoneKind kind) => _record.Milestone(kind) is { } known ? new(kind, MilestoneWords.Label(kind), known.At, known.EntryId) : null;

    // Milestones have their names.
    private static MilestoneKind KindOf(SlaStart start) => Enum.Parse<MilestoneKind>(start.ToString());

    private static string WhyNotStarted(IReadOnlyList<SlaStart> from)
    {
        var kinds = from.Select(KindOf).ToList();
        var names = kinds.ConvertAll(MilestoneWords.Label);
        var said = names is [var only] ? $"{only} is not recorded" : $"None of {string.Join(", ", names)} is recorded";
        return $"{said}. {MilestoneWords.HowToRecord(kinds[0])}";
    }

    /// <summary>Whose clocks they are.</summary>
    /// <param name="Why">Why there are none. Null: there are.</param>
    private sealed record SlaSubject(string? Customer, CustomerId? CustomerId, Contract? Contract, SlaPolicy? Policy, string? Why);
}
