using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Domain.Metrics;

/// <summary>What figures over many incidents need of one, computed from its record; its clocks also from the catalogue as it was known when it last changed.</summary>
/// <param name="BeganAt">When the fault started, else first contact, else the declaration.</param>
/// <param name="Severity">As it stands at the end.</param>
/// <param name="Highest">The worst it was said to be, what was retracted left out.</param>
/// <param name="UpdatesDue">Null: none came to be due.</param>
/// <param name="Durations">Every metric, each once or, where it has one for each estimate or person, as often as there are of them.</param>
/// <param name="Members">The services, customers and segments that it concerns, each once.</param>
/// <param name="Impacts">Each time in which a service was at one level, risks left out.</param>
/// <param name="Clocks">Every target, for everybody to whom it is promised.</param>
/// <param name="Recurrences">The lessons of earlier incidents that came back in it.</param>
/// <param name="Actions">Every action item that was not retracted.</param>
public sealed record IncidentFacts(
    Guid IncidentId,
    int Number,
    long Version,
    Instant BeganAt,
    IncidentKind Kind,
    FactStanding Standing,
    Severity Severity,
    Severity Highest,
    DetectedBy? DetectedBy,
    int? UpdatesDue,
    int? UpdatesOnTime,
    int EtaSlips,
    IReadOnlyList<FactDuration> Durations,
    IReadOnlyList<FactMember> Members,
    IReadOnlyList<FactImpact> Impacts,
    IReadOnlyList<FactClock> Clocks,
    IReadOnlyList<FactRecurrence> Recurrences,
    IReadOnlyList<FactAction> Actions)
{
    /// <summary>The version of what is kept. Raise it with any change of it that is none of the definitions of metrics, and of what clocks come to.</summary>
    public const int CurrentShape = 2;

    /// <param name="catalogue">As it was known at <see cref="IncidentRecord.AsKnownAt"/>: so the facts are the same whenever they are computed.</param>
    public static IncidentFacts Of(IncidentRecord record, CatalogueRecord catalogue)
    {
        var metrics = IncidentMetrics.Compute(record);
        var began = record.BeganAt;
        return new(
            record.Id.Value, record.Number, record.Version, began, record.Kind, StandingOf(record), record.Severity, HighestOf(record.ToState()), record.DetectedBy,
            metrics.UpdateAdherence.Due, metrics.UpdateAdherence.OnTime, metrics.EtaSlips, FactDurations.Of(metrics, began), FactMembers.Of(record), FactMembers.Impacts(record),
            FactClocks.Of(record, catalogue, began), FactLearning.Recurrences(record), FactLearning.Actions(record));
    }

    private static FactStanding StandingOf(IncidentRecord record) => record switch
    {
        { DuplicateOf: not null } => FactStanding.Duplicate,
        { Cancelled: true } => FactStanding.Cancelled,
        _ => FactStanding.Counted,
    };

    // The worst has the smallest number.
    private static Severity HighestOf(Incident incident) => incident.Index.OfKind(EntryKind.SeverityChange)
        .Select(entry => entry.Origin).OfType<SeverityChanged>().Select(change => change.To)
        .Append(incident.Declared?.Severity ?? incident.Severity).Min();
}

/// <summary>Whether figures count an incident without being asked to.</summary>
// Storage contract, as the numbers of all enums here.
public enum FactStanding
{
    Counted,
    Cancelled,
    Duplicate,
}

/// <summary>One metric of one incident.</summary>
/// <param name="Ordinal">From 0; above it only where a metric has one for each estimate or person.</param>
/// <param name="Seconds">Null unless recorded.</param>
/// <param name="StartedAt">The start anchor; where there is none, when the incident began, so that it is counted in some period.</param>
public sealed record FactDuration(MetricKind Metric, int Ordinal, MetricStatus Status, long? Seconds, Instant StartedAt, FactAnchor? From, FactAnchor? To);

/// <summary>Where a metric starts or ends, without words: they may name somebody.</summary>
/// <param name="Kind">Null: no milestone.</param>
/// <param name="EntryId">Null: a milestone that was set without an entry.</param>
public sealed record FactAnchor(MilestoneKind? Kind, Instant At, Guid? EntryId)
{
    internal static FactAnchor? Of(MetricAnchor? anchor) => anchor is null ? null : new(anchor.Kind, anchor.At, anchor.EntryId?.Value);
}

/// <summary>What an incident can concern.</summary>
public enum FactDimension
{
    Service,
    Customer,
    Segment,
}

/// <summary>Something that an incident concerns.</summary>
/// <param name="Key">Its id in the catalogue, else its name in one case.</param>
/// <param name="Name">As it was said.</param>
public sealed record FactMember(FactDimension Dimension, string Key, string Name);

/// <summary>A time in which a service was at one level.</summary>
/// <param name="Service">Its key. Null: redacted.</param>
/// <param name="Customer">Whom alone it hit, as a key; empty where it was redacted. Null: not one customer.</param>
/// <param name="Segment">Which segment alone it hit, as a key; empty where it was redacted. Null: not one segment.</param>
/// <param name="Until">Null: it is so still.</param>
public sealed record FactImpact(string? Service, string? Customer, string? Segment, ImpactLevel Level, Instant From, Instant? Until, Guid EntryId);
