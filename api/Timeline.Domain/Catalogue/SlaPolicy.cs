using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Incidents;

namespace Timeline.Domain.Catalogue;

/// <summary>What is promised, to whom a contract gives it; in versions.</summary>
/// <param name="Versions">In the order in which they were published; never empty.</param>
public sealed record SlaPolicy(SlaPolicyId Id, ImmutableList<NameSince> Names, ImmutableList<SlaPolicyVersion> Versions) : NamedItem(Names)
{
    public override Guid Key => Id.Value;

    public override CatalogueKind Kind => CatalogueKind.Policy;

    /// <summary>The version in force on a day: of those valid then, the one published last. Null: none is.</summary>
    public SlaPolicyVersion? VersionOn(LocalDate day) => Versions.FindLast(version => version.IsValidOn(day));

    /// <summary>
    /// The version that something keeps which began then: of those valid on the day, the one published last by that moment; the first of them where none was
    /// yet. Null: none is valid.
    /// </summary>
    public SlaPolicyVersion? VersionFor(LocalDate day, Instant began) =>
        Versions.FindLast(version => version.IsValidOn(day) && version.PublishedAt <= began) ?? Versions.Find(version => version.IsValidOn(day));

    /// <summary>Null: there is none of that number.</summary>
    public SlaPolicyVersion? Version(int number) => number >= 1 && number <= Versions.Count ? Versions[number - 1] : null;
}

/// <param name="Number">From 1 on, in the order published.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="ValidUntil">The last day. Null: until further notice.</param>
/// <param name="PublishedAt">When the store took it.</param>
public sealed record SlaPolicyVersion(int Number, LocalDate ValidFrom, LocalDate? ValidUntil, SlaPolicyTerms Terms, Instant PublishedAt)
{
    public bool IsValidOn(LocalDate day) => ValidFrom <= day && (ValidUntil is not { } last || day <= last);
}

/// <summary>What a version of a policy promises.</summary>
/// <param name="Calendar">Whose working time counts, where a target names no other.</param>
/// <param name="Targets">Each to be reached once. At most <see cref="PublishSlaPolicy.MostTargets"/>.</param>
/// <param name="Cadences">How often customers hear something while it is open. As many.</param>
/// <param name="WarnAt">Warn when that share of a target has counted, in percent from 1 to 99. Null: no warnings.</param>
/// <param name="PauseReasons">For what clocks may stand still. Empty: for nothing.</param>
/// <param name="DegradedIsDown">Whether a service counts as not available while it is degraded.</param>
public sealed record SlaPolicyTerms(
    CalendarId Calendar, IReadOnlyList<SlaTargetTerms> Targets, IReadOnlyList<SlaCadenceTerms> Cadences, int? WarnAt, IReadOnlyList<string> PauseReasons,
    bool DegradedIsDown = false)
{
    /// <summary>The reason as the policy writes it, whatever its case. Null: clocks do not stand still for that.</summary>
    public string? PauseReason(string reason)
    {
        var key = CatalogueRecord.NameKey(reason);
        return PauseReasons.FirstOrDefault(named => CatalogueRecord.NameKey(named) == key);
    }
}

/// <summary>From one moment to another within a time.</summary>
/// <param name="Name">Such as <c>Response</c>; one target of that name for each severity.</param>
/// <param name="Severities">For which it holds; never empty.</param>
/// <param name="From">The first of these that is known is the start; never empty.</param>
/// <param name="Within">Working time of the calendar; more than nothing.</param>
/// <param name="Calendar">Null: the policy's.</param>
public sealed record SlaTargetTerms(
    string Name, IReadOnlyList<Severity> Severities, IReadOnlyList<SlaStart> From, MilestoneKind To, Duration Within, CalendarId? Calendar = null);

/// <summary>An update at least so often, from the start until the incident is resolved.</summary>
/// <inheritdoc cref="SlaTargetTerms"/>
/// <param name="Every">Working time of the calendar; more than nothing.</param>
public sealed record SlaCadenceTerms(
    string Name, IReadOnlyList<Severity> Severities, IReadOnlyList<SlaStart> From, Duration Every, CalendarId? Calendar = null);

/// <summary>From what a target may count: a milestone, or the declaration, which every incident has. Milestones have their names.</summary>
public enum SlaStart
{
    Declared,
    FaultStarted,
    FirstSignal,
    Detected,
    Reported,
    Ticketed,
    Acknowledged,
    FirstContactAttempt,
    Engaged,
    FirstUpdate,
    Diagnosed,
    Mitigated,
    Resolved,
    Verified,
    Closed,
}

public sealed record SlaPolicyAdded(SlaPolicyId PolicyId, string Name, LocalDate ValidFrom, LocalDate? ValidUntil, SlaPolicyTerms Terms) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.With(new SlaPolicy(PolicyId, [new(Name, at)], [new(1, ValidFrom, ValidUntil, Terms, at)]));
}

/// <summary>A further version; those before stay, for the incidents that began under them.</summary>
public sealed record SlaPolicyPublished(SlaPolicyId PolicyId, int Version, LocalDate ValidFrom, LocalDate? ValidUntil, SlaPolicyTerms Terms) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) => catalogue.Change<SlaPolicy>(
        PolicyId.Value, policy => policy with { Versions = policy.Versions.Add(new(Version, ValidFrom, ValidUntil, Terms, at)) });
}

/// <summary>The policy of the organisation itself, which applies to every real incident, whoever is affected.</summary>
/// <param name="PolicyId">Null: it has none any more.</param>
public sealed record OrganisationPolicySet(SlaPolicyId? PolicyId) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) => catalogue.WithOrganisationPolicy(PolicyId);
}
