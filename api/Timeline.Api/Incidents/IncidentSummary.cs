using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Incidents;

// Storage contract: stored as documents (mt_doc_incidentsummary); add optional members, never rename.

/// <summary>One line of the board.</summary>
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
    int EntryCount)
{
    public static IncidentSummary Of(IncidentRecord record) => new(
        record.Id.Value, record.Number, record.Key, record.Title, record.Severity, record.Status, record.Kind, record.Zone, record.DeclaredAt,
        record.Milestone(MilestoneKind.Reported)?.At, record.Milestone(MilestoneKind.Engaged)?.At, record.Milestone(MilestoneKind.Resolved)?.At,
        record.Version, IncidentMetrics.Compute(record).TicketToEngagement, record.EntryCount);
}

/// <summary>Keeps the board in step with the events, in the transaction that appends them.</summary>
internal sealed class IncidentSummaryProjection : IProjection
{
    public string Name => "IncidentSummary";

    public IReadOnlyCollection<Type> DocumentTypes { get; } = [typeof(IncidentSummary)];

    public bool Handles(Type eventType) => eventType.IsAssignableTo(typeof(IncidentEvent));

    public async ValueTask ApplyAsync(IProjectionSession documents, StreamSlice slice, CancellationToken cancellation)
    {
        var first = slice.Events[0].Version;
        var line = await documents.LoadAsync<IncidentSummary>(slice.StreamId, cancellation);
        if (line?.Version == first - 1 && slice.Events.All(stored => stored.Data is IncidentEvent known && IsCounted(known)))
        {
            documents.Store(line with { Version = slice.Version, EntryCount = line.EntryCount + slice.Events.Count(stored => stored.Data is IOnTimeline) }, slice.Version);
            return;
        }

        var events = new List<Recorded<IncidentEvent>>();
        if (first > 1)
        {
            await foreach (var stored in documents.ReadStreamAsync(slice.StreamId, 1, first - 1, cancellation))
                events.Add(IncidentReader.ToRecorded(stored));
        }

        events.AddRange(slice.Events.Select(IncidentReader.ToRecorded));
        if (IncidentRecord.Fold(new IncidentId(slice.StreamId), events) is { } record)
            documents.Store(IncidentSummary.Of(record), slice.Version);
    }

    /// <summary>
    /// True for events that change nothing on the line but how many entries stand: most of what is recorded while an incident goes on.
    /// Milestones, statuses and corrections may move what rests on any earlier entry, and the line is made from the whole stream.
    /// </summary>
    public static bool IsCounted(IncidentEvent recorded) => recorded switch
    {
        StatusChanged => false, // may share the entry of what caused it
        IOnTimeline entry => !Milestones.ImpliedBy(entry).Intersect(OnTheLine).Any(),
        LessonRecorded or ActionItemRaised or EntryRedacted => true,
        _ => false,
    };

    private static readonly MilestoneKind[] OnTheLine = [MilestoneKind.Reported, MilestoneKind.Engaged, MilestoneKind.Resolved];
}
