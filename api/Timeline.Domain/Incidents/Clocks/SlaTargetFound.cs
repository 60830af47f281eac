using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Incidents;

/// <summary>One target of one policy in one incident, for one customer or the organisation.</summary>
/// <param name="Version">Of the policy.</param>
/// <param name="Target">Its name in the policy.</param>
/// <param name="Severity">That it holds for: with another severity it is another target.</param>
/// <param name="Customer">Null: the organisation's own policy.</param>
/// <param name="Contract">That gives the policy to the customer. Null: the organisation's own.</param>
/// <param name="Cycle">Counted anew since that entry: of a cadence the update before, else what reopened the incident. Null: the first time.</param>
public sealed record SlaTargetRef(
    SlaPolicyId Policy, int Version, string Target, Severity Severity, CustomerId? Customer = null, ContractId? Contract = null, EntryId? Cycle = null);

/// <summary>How a target came to stand, found by Timeline itself.</summary>
public interface ISlaFinding : IOnTimeline
{
    SlaTargetRef Target { get; }

    /// <summary>As the customer was called then. Null: the organisation's own policy.</summary>
    string? CustomerName { get; }

    /// <summary>When the target was due, as known then. Null: never.</summary>
    Instant? DueAt { get; }

    /// <summary>How it stands by this.</summary>
    SlaStatus Status { get; }

    /// <summary><c>Response for Northwind (SEV 1)</c>.</summary>
    string Subject => $"{Target.Target}{(CustomerName is null ? "" : $" for {CustomerName}")} ({SlaWords.Of(Target.Severity)})";

    IReadOnlyList<string?> IOnTimeline.Typed => [];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("target", "target", Target.Target),
        EntryFact.Text("customer", "customer", CustomerName),
        EntryFact.OneOf<Severity>("severity", "severity", Target.Severity),
        EntryFact.Moment("dueAt", "due", DueAt));
}

/// <summary>So much of a target's time had counted that it was at risk. Happened then.</summary>
/// <param name="Within">The target.</param>
/// <param name="Share">In percent.</param>
public sealed record SlaTargetWarned(EntryId EntryId, Occurrence When, SlaTargetRef Target, string? CustomerName, Instant? DueAt, Duration Within, int Share)
    : IncidentEvent, ISlaFinding
{
    EntryKind IOnTimeline.Kind => EntryKind.SlaWarning;

    string IOnTimeline.Label => "SLA at risk";

    string IOnTimeline.Wording => FormattableString.Invariant($"{((ISlaFinding)this).Subject} was at risk: {Share} % of {Say.Hours(Within)} had counted.");

    SlaStatus ISlaFinding.Status => SlaStatus.AtRisk;

    // Nobody typed anything; nor in those below.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => SlaMark.Find(incident, this);
}

/// <summary>A target's time had counted before its end was reached. Happened when it was due.</summary>
/// <param name="Within">The target.</param>
public sealed record SlaTargetBreached(EntryId EntryId, Occurrence When, SlaTargetRef Target, string? CustomerName, Instant? DueAt, Duration Within)
    : IncidentEvent, ISlaFinding
{
    EntryKind IOnTimeline.Kind => EntryKind.SlaBreach;

    string IOnTimeline.Label => "SLA missed";

    string IOnTimeline.Wording => $"{((ISlaFinding)this).Subject} was missed: {Say.Hours(Within)} had counted and it was not reached.";

    SlaStatus ISlaFinding.Status => SlaStatus.Breached;

    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => SlaMark.Find(incident, this);
}

/// <summary>A target was reached in time. Happened then.</summary>
/// <param name="Counted">Of the target, when it was reached.</param>
/// <param name="Within">The target.</param>
public sealed record SlaTargetMet(EntryId EntryId, Occurrence When, SlaTargetRef Target, string? CustomerName, Instant? DueAt, Duration Within, Duration Counted)
    : IncidentEvent, ISlaFinding
{
    EntryKind IOnTimeline.Kind => EntryKind.SlaMet;

    string IOnTimeline.Label => "SLA met";

    string IOnTimeline.Wording => $"{((ISlaFinding)this).Subject} was met: reached after {Say.Hours(Counted)} of {Say.Hours(Within)}.";

    SlaStatus ISlaFinding.Status => SlaStatus.Met;

    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => SlaMark.Find(incident, this);
}

/// <summary>What was recorded of a target is not so, by what was recorded since. What was recorded stays.</summary>
/// <param name="When">When Timeline found it out.</param>
/// <param name="Why">In a sentence.</param>
public sealed record SlaTargetReassessed(
    EntryId EntryId, Occurrence When, SlaTargetRef Target, string? CustomerName, Instant? DueAt, SlaStatus Was, SlaStatus Is, string Why) : IncidentEvent, ISlaFinding
{
    EntryKind IOnTimeline.Kind => EntryKind.SlaReassessment;

    string IOnTimeline.Label => "SLA reassessed";

    string IOnTimeline.Wording => $"{((ISlaFinding)this).Subject} was {Say.Words(Was)} and is {Say.Words(Is)}: {Why}";

    SlaStatus ISlaFinding.Status => Is;

    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => SlaMark.Find(incident, this);
}

/// <summary>What was recorded of a target so far.</summary>
/// <param name="Status">As found last.</param>
/// <param name="Entry">That says so.</param>
/// <param name="DueAt">As known then.</param>
/// <param name="Times">How many findings there are.</param>
/// <param name="WasWarned">Whether its warning was recorded.</param>
/// <param name="WasSettled">Whether it was recorded as breached or as met: from then on all that changes is a reassessment.</param>
public sealed record SlaMark(SlaStatus Status, EntryId Entry, Instant? DueAt, int Times, bool WasWarned, bool WasSettled)
{
    internal static Incident Find(Incident incident, ISlaFinding finding)
    {
        var before = incident.Sla.GetValueOrDefault(finding.Target);
        return incident.Add(finding) with
        {
            Sla = incident.Sla.SetItem(finding.Target, new(
                finding.Status,
                finding.EntryId,
                finding.DueAt,
                (before?.Times ?? 0) + 1,
                before?.WasWarned is true || finding is SlaTargetWarned,
                before?.WasSettled is true || finding is SlaTargetBreached or SlaTargetMet)),
        };
    }
}
