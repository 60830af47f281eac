using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Domain.Metrics;

/// <summary>A lesson of an earlier incident that came back in this one.</summary>
/// <param name="Lesson">The lesson that it was first.</param>
/// <param name="Earlier">The number of the incident of that one.</param>
public sealed record FactRecurrence(Guid Lesson, int Earlier);

/// <summary>An action item, as far as it is counted.</summary>
/// <param name="DueAt">The end of its last day. Null: none is agreed.</param>
/// <param name="SettledAt">When it was done or dropped. Null while it is open.</param>
public sealed record FactAction(ActionItemStatus Status, Instant? DueAt, Instant? SettledAt);

/// <summary>What was learnt of an incident, and what is done about it, as far as it is counted.</summary>
internal static class FactLearning
{
    /// <summary>Each lesson once.</summary>
    public static IReadOnlyList<FactRecurrence> Recurrences(IncidentRecord record) =>
        [.. record.Lessons.Select(lesson => lesson.SameAs).OfType<EarlierLesson>().Select(earlier => new FactRecurrence(earlier.Lesson.Value, earlier.Number)).DistinctBy(recurrence => recurrence.Lesson)];

    public static IReadOnlyList<FactAction> Actions(IncidentRecord record) =>
        [.. record.ActionItems.Select(item => new FactAction(item.Status, item.DueEnds, item.SettledAt))];
}

/// <summary>That a lesson came back in an incident, with when incidents began.</summary>
/// <param name="Number">The incident in which it came back.</param>
/// <param name="FirstBeganAt">When the incident began in which it was learnt first. Null: whoever asks may not know of that one.</param>
public sealed record RecurrenceRow(Guid Lesson, int Number, Instant BeganAt, Instant? FirstBeganAt);

/// <summary>How long lessons stayed away. Pure.</summary>
public static class Recurrences
{
    /// <summary>By incident, of each lesson that came back in it, the days of the calendar since the incident before in which it was learnt. Null: none before is known.</summary>
    /// <param name="rows">All of which whoever asks may know; each lesson at most once in an incident.</param>
    public static ILookup<int, int?> DaysBetween(IReadOnlyList<RecurrenceRow> rows, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.GroupBy(row => row.Lesson).SelectMany(same =>
        {
            var times = same.Select(row => row.BeganAt).Concat(same.Select(row => row.FirstBeganAt).OfType<Instant>()).Distinct().Order().ToList();
            return same.Select(row => (row.Number, Days: times.FindLast(time => time < row.BeganAt) is var before && times.Exists(time => time < row.BeganAt)
                ? Period.DaysBetween(before.InZone(zone).Date, row.BeganAt.InZone(zone).Date)
                : (int?)null));
        }).ToLookup(row => row.Number, row => row.Days);
    }

    /// <summary>The one in the middle; of an even number the mean of the two, rounded half up. Null: of none.</summary>
    public static int? Median(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count == 0 ? null : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2] + 1) / 2;
    }
}
