using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Actions;

// Storage contract: stored as documents (mt_doc_libraryactionitem); add optional members, never rename.

/// <summary>What action items of all incidents are found and ordered by. What is shown of one is read from its incident.</summary>
/// <param name="DueSeconds">Unix time of the end of its last day in the incident's zone; without a day, later than any.</param>
/// <param name="RaisedTicks">Unix time in ticks.</param>
public sealed record LibraryActionItem(
    Guid Id, Guid IncidentId, string Text, ActionItemType Type, ActionItemStatus Status, string? Owner, LocalDate? Due, Guid? LessonId, long DueSeconds, long RaisedTicks)
{
    public static LibraryActionItem Of(IncidentRecord record, ActionItem item) => new(
        item.Id.Value, record.Id.Value, item.Text, item.Type, item.Status, item.Owner, item.Due, item.LessonId?.Value,
        item.DueEnds?.ToUnixTimeSeconds() ?? long.MaxValue, item.RaisedAt.ToUnixTimeTicks());
}
