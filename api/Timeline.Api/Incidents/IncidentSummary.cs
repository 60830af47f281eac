using System.Text.Json.Serialization;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents;

// Storage contract: stored as documents (mt_doc_incidentsummary); add optional members, never rename.

/// <summary>One line of the board.</summary>
/// <param name="Named">The ids of those who see it while it is private, sorted. Null: everybody who is signed in.</param>
/// <param name="Lost">The newest event that took the sight of it from somebody. Null: none did.</param>
/// <param name="Tags">Separated by spaces, which no tag has: lines are compared by value. Null: none.</param>
public sealed record IncidentSummary(
    Guid Id,
    int Number,
    string Key,
    string Title,
    Severity Severity,
    IncidentStatus Status,
    IncidentKind Kind,
    string Zone,
    Instant DeclaredAt,
    Instant? ReportedAt,
    Instant? EngagedAt,
    Instant? ResolvedAt,
    long Version,
    DurationMetric TicketToEngagement,
    int EntryCount,
    Instant? NextDue = null,
    DeadlineKind? NextDueKind = null,
    IReadOnlyList<Guid>? Named = null,
    SightLoss? Lost = null,
    bool Cancelled = false,
    Guid? DuplicateOf = null,
    string? Tags = null,
    Instant? BeganAt = null)
{
    /// <summary><see cref="Began"/> in a query.</summary>
    public const string BeganColumn = "coalesce(d.data ->> 'BeganAt', d.data ->> 'ReportedAt', d.data ->> 'DeclaredAt')::timestamptz";

    [JsonIgnore]
    public bool Private => Named is not null;

    public string Title { get; init; } = VisibleText.Line(Title);

    /// <summary>When the fault started, else first contact, else the declaration.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Instant Began => BeganAt ?? ReportedAt ?? DeclaredAt;

    public static IncidentSummary Of(IncidentRecord record) => new(
        record.Id.Value, record.Number, record.Key, record.Title, record.Severity, record.Status, record.Kind, record.Zone, record.DeclaredAt,
        record.Milestone(MilestoneKind.Reported)?.At, record.Milestone(MilestoneKind.Engaged)?.At, record.Milestone(MilestoneKind.Resolved)?.At,
        record.Version, IncidentMetrics.Compute(record).TicketToEngagement, record.EntryCount,
        FirstDue(record)?.At, FirstDue(record)?.Kind, record.Named, record.Lost, record.Cancelled, record.DuplicateOf?.Incident,
        record.Tags.Count == 0 ? null : string.Join(' ', record.Tags),
        record.Milestone(MilestoneKind.FaultStarted)?.At ?? record.Milestone(MilestoneKind.Reported)?.At);

    private static Deadline? FirstDue(IncidentRecord record) => record.Due is [var first, ..] ? first : null;
}
