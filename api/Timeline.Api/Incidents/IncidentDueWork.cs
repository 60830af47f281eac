using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;
using Timeline.Storage.DueWork;

namespace Timeline.Api.Incidents;

/// <summary>Which deadlines count, and when those are judged that had passed when they were recorded.</summary>
/// <param name="grace">How long after the last recording in their incident.</param>
/// <param name="fatigueHours">After how many hours without a break somebody is warned of. 0: never.</param>
internal sealed class DeadlineRules(Duration grace, int fatigueHours = FatigueWarnings.Limit)
{
    /// <summary>What was recorded before this moment, before the database was migrated from version 0.1, never fires.</summary>
    public Instant Since { get; set; } = Instant.MinValue;

    public Duration Grace => grace;

    public int FatigueHours => fatigueHours;
}

/// <summary>
/// Records what deadlines of an incident have passed (updates that were promised, time boxes, demands, long work without a break, targets), whichever node lives then; once, by Timeline
/// itself. One item for each incident says when to look next, for all of them (ADR 35).
/// </summary>
internal sealed class IncidentDueWork(IncidentRecords records, CatalogueRecords catalogues, DeadlineRules rules) : IDueWork
{
    // Storage contract: updates were the first to be judged, and gave it its name.
    private const string KindName = "update_promise";
    private const string Actor = "Timeline";

    public string Kind => KindName;

    /// <summary>Has the incident looked at when its next deadline passes, as it will be after these events.</summary>
    public async Task ScheduleAsync(IDocumentSession session, IncidentRecord before, IReadOnlyList<IncidentEvent> events, Instant now, CancellationToken cancellation)
    {
        var catalogue = await catalogues.ReadAsync(session, cancellation);
        var after = events.Aggregate(before, (record, made) => record.Apply(new Recorded<IncidentEvent>(made, record.Version + 1, now, Actor, Source.System)));
        var (known, next) = (NextOf(before, catalogue), NextOf(after, catalogue));
        if (known == next)
            return;
        if (next is { } at)
            session.Store(LookAt(before.Id, at));
        else
            session.Delete<DueItem>(DueId.Of(KindName, before.Id.Value));
    }

    /// <summary>A look at an incident, in place of the one that there may be.</summary>
    public static DueItem LookAt(IncidentId incident, Instant at) =>
        new() { Id = DueId.Of(KindName, incident.Value), Kind = KindName, Subject = incident.Value, At = at.ToDateTimeOffset() };

    public async Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = new IncidentId(item.Subject);
        if (await records.ReadAsync(session, id, cancellation) is not { } record)
            return null;
        var (catalogue, moment) = (await catalogues.ReadAsync(session, cancellation), Instant.FromDateTimeOffset(now));
        var events = IncidentDue.Judge(record, catalogue, moment, rules.Since, rules.Grace, rules.FatigueHours).Events;
        if (events.Count > 0)
        {
            session.LastModifiedBy = Actor;
            session.CausationId = item.Id.ToString();
            session.SetHeader(EventHeaders.Source, nameof(Source.System));
            session.Events.Append(id.Value, record.Version + events.Count, [.. events]);
            record = events.Aggregate(record, (after, made) => after.Apply(new Recorded<IncidentEvent>(made, after.Version + 1, moment, Actor, Source.System)));
        }

        return NextOf(record, catalogue)?.ToDateTimeOffset();
    }

    private Instant? NextOf(IncidentRecord record, CatalogueRecord catalogue) => IncidentDue.NextJudgement(record, catalogue, rules.Since, rules.Grace, rules.FatigueHours);
}
