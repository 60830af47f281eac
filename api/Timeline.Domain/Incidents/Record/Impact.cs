using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>A time in which a service suffered, for everybody or for some.</summary>
/// <param name="EntryId">The entry that says it started; the id that changes and the end name.</param>
/// <param name="ServiceId">Which it is in the catalogue, as the ids after it. Null: not said.</param>
/// <param name="Level">How hard it is hit now, or was hit in the end.</param>
/// <param name="Affected">How many people now, or in the end. Null: not known.</param>
/// <param name="Until">When it ended, by what was said. Null: nobody has said that it did.</param>
/// <param name="EndEntryId">The entry that says it ended.</param>
/// <param name="Duration">From start to end; PENDING until somebody says that it ended, in an incident that is over too.</param>
/// <param name="Steps">Its levels one after the other, each of some length, without gaps. Empty where it would end before it starts.</param>
/// <param name="Text">As the entry that started it says, as amended.</param>
public sealed record ImpactWindow(
    EntryId EntryId,
    string Service,
    string? Segment,
    string? Customer,
    Guid? ServiceId,
    Guid? SegmentId,
    Guid? CustomerId,
    ImpactLevel Level,
    int? Affected,
    Instant From,
    Instant? Until,
    Precision Precision,
    EntryId? EndEntryId,
    DurationMetric Duration,
    IReadOnlyList<ImpactStep> Steps,
    string Text)
{
    /// <summary>Which it is, as part of a sentence: <c>Mail for the branch offices</c>.</summary>
    public string Name => ImpactWords.NameOf(Service, Segment, Customer);

    /// <summary>True where it was ever worse than a risk.</summary>
    public bool Counts => Steps.Any(step => step.Counts) || Level != ImpactLevel.AtRisk;
}

/// <summary>A part of an impact in which its level and number stayed the same.</summary>
/// <param name="EntryId">The entry that says it became so.</param>
/// <param name="Until">Null: it is so still.</param>
public sealed record ImpactStep(EntryId EntryId, ImpactLevel Level, int? Affected, Instant From, Instant? Until)
{
    /// <summary>A risk harms nobody, and is not counted.</summary>
    public bool Counts => Level != ImpactLevel.AtRisk;
}

/// <summary>A stage of the recovery.</summary>
/// <param name="ForWhom">Null: for all who were hit, or not said.</param>
/// <param name="WhatWorks">As amended.</param>
/// <param name="SinceReported">REPORTED to this.</param>
public sealed record RecoveryStage(EntryId EntryId, string Stage, string? ForWhom, string WhatWorks, Instant At, Precision Precision, DurationMetric SinceReported);

/// <summary>What somebody found out about data that was lost.</summary>
/// <param name="State">UNKNOWN, NONE or LOSS.</param>
/// <param name="LastGoodCopy">As this assessment says, as the times after it. Null: it says nothing of it.</param>
/// <param name="AssessedBy">Who found it out.</param>
public sealed record DataLossAssessment(
    EntryId EntryId, DataLossState State, Instant? LastGoodCopy, Instant? LossFrom, Instant? RecoveredTo, Instant At, Precision Precision, string AssessedBy, string Text);
