using Marten;
using NodaTime;
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
/// Records what deadlines of an incident have passed (updates that were promised, time boxes, demands, long work without a break), whichever node lives then; once, by Timeline
/// itself. One item for each incident says when to look next, for all of them (ADR 35).
/// </summary>
internal sealed class IncidentDueWork(IncidentRecords records, DeadlineRules rules) : IDueWork
{
    // Storage contract: updates were the first to be judged, and gave it its name.
    private const string KindName = "update_promise";
    private const string Actor = "Timeline";

    public string Kind => KindName;

    /// <summary>Has the incident looked at when its next deadline passes, as it will be after these events.</summary>
    public void Schedule(IDocumentSession session, IncidentRecord before, IReadOnlyList<IncidentEvent> events, Instant now)
    {
        var after = events.Aggregate(before, (record, made) => record.Apply(new Recorded<IncidentEvent>(made, record.Version + 1, now, Actor, Source.System)));
        var (known, next) = (NextOf(before), NextOf(after));
        if (known == next)
            return;
        var id = DueId.Of(KindName, before.Id.Value);
        if (next is { } at)
            session.Store(new DueItem { Id = id, Kind = KindName, Subject = before.Id.Value, At = at.ToDateTimeOffset() });
        else
            session.Delete<DueItem>(id);
    }

    public async Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = new IncidentId(item.Subject);
        if (await records.ReadAsync(session, id, cancellation) is not { } record)
            return null;
        var moment = Instant.FromDateTimeOffset(now);
        var events = IncidentDue.Judge(record, moment, rules.Since, rules.Grace, rules.FatigueHours).Events;
        if (events.Count > 0)
        {
            session.LastModifiedBy = Actor;
            session.CausationId = item.Id.ToString();
            session.SetHeader(EventHeaders.Source, nameof(Source.System));
            session.Events.Append(id.Value, record.Version + events.Count, [.. events]);
            record = events.Aggregate(record, (after, made) => after.Apply(new Recorded<IncidentEvent>(made, after.Version + 1, moment, Actor, Source.System)));
        }

        return NextOf(record)?.ToDateTimeOffset();
    }

    private Instant? NextOf(IncidentRecord record) => IncidentDue.NextJudgement(record, rules.Since, rules.Grace, rules.FatigueHours);
}
