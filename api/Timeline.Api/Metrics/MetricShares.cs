using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>How many incidents were detected by whom.</summary>
internal sealed record DetectedShare(DetectedBy By, int Incidents);

/// <summary>What incidents come to that are counted, not timed.</summary>
/// <param name="UpdatesDue">Of all together.</param>
/// <param name="NotSaid">Of how many it is not said how they were detected.</param>
/// <param name="LessonsBack">Lessons of earlier incidents that came back, each once in an incident.</param>
/// <param name="IncidentsWithLessonsBack">In how many of the incidents at least one did.</param>
/// <param name="MedianDaysBetween">Between an incident in which a lesson came back and the one before. Null: of none it is known.</param>
/// <param name="ActionsOpen">Action items, as those after it.</param>
internal sealed record ShareFigure(
    int Incidents, int UpdatesDue, int UpdatesOnTime, int EtaSlips, IReadOnlyList<DetectedShare> DetectedBy, int NotSaid, int LessonsBack, int IncidentsWithLessonsBack, int? MedianDaysBetween,
    int ActionsOpen, int ActionsOverdue, int ActionsInTime, int ActionsLate)
{
    /// <summary>Incidents in which a lesson came back ÷ incidents. Null: there are none.</summary>
    public double? Recurrence => Incidents == 0 ? null : (double)IncidentsWithLessonsBack / Incidents;

    /// <summary>Action items done by their last day ÷ those whose last day is over or that are done. Null: of none.</summary>
    public double? ActionAdherence => ActionsInTime + ActionsLate + ActionsOverdue is > 0 and var counted ? (double)ActionsInTime / counted : null;

    /// <summary>Updates on time ÷ due. Null: none was due.</summary>
    public double? UpdateAdherence => UpdatesDue == 0 ? null : (double)UpdatesOnTime / UpdatesDue;

    /// <summary>Of those of which it is said how they were detected. Null: of none.</summary>
    public double? DetectedByCustomers => Incidents == NotSaid ? null : (double)DetectedBy.Single(share => share.By == Timeline.Domain.Incidents.DetectedBy.Customer).Incidents / (Incidents - NotSaid);

    public static ShareFigure Of(ShareRows rows, IReadOnlyList<int> places)
    {
        var learning = places.Select(place => rows.Learning.GetValueOrDefault(rows.Columns.Numbers[place])).OfType<LearningShare>().ToList();
        var detected = new int[Enum.GetValues<DetectedBy>().Length];
        var (due, onTime, slips, notSaid) = (0, 0, 0, 0);
        foreach (var place in places)
        {
            (due, onTime, slips) = (due + rows.UpdatesDue[place], onTime + rows.UpdatesOnTime[place], slips + rows.EtaSlips[place]);
            if (rows.DetectedBy[place] < 0)
                notSaid++;
            else
                detected[rows.DetectedBy[place]]++;
        }

        return new(places.Count, due, onTime, slips, [.. detected.Select((count, by) => new DetectedShare((DetectedBy)by, count))], notSaid,
            learning.Sum(share => share.Days.Count), learning.Count(share => share.Days.Count > 0), Recurrences.Median(learning.SelectMany(share => share.Days).OfType<int>()),
            learning.Sum(share => share.Open), learning.Sum(share => share.Overdue), learning.Sum(share => share.InTime), learning.Sum(share => share.Late));
    }
}

internal sealed record PeriodShare(FigurePeriod Period, ShareFigure Figure);

internal sealed record GroupShare(string? Key, string Label, ShareFigure Figure, IReadOnlyList<PeriodShare> Trend);

/// <summary>The shares of many incidents; they count in the period in which they began.</summary>
internal sealed record MetricShares(
    MetricQuestion Question, Instant ComputedAt, Instant AsOf, bool UpToDate, ShareFigure Total, IReadOnlyList<PeriodShare> Trend, IReadOnlyList<GroupShare> Groups, int MoreGroups,
    IReadOnlyList<string> Notes)
{
    private const int MostGroups = 100;

    public static async Task<MetricShares> ComputeAsync(MetricQuestion question, FactIndex index, LearningShares learning, IClock clock, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var since = await index.BehindSinceAsync(cancellation);
        var (rows, members) = await MetricGroups.ReadAsync(question, index.SharesAsync(question.Condition, question.Scope.GroupBy, cancellation), shares => shares.Columns.Numbers, index, cancellation);
        rows = rows with { Learning = await learning.ReadAsync(question.Condition, DateTimeZoneProviders.Tzdb[question.Scope.Zone], now, cancellation) };
        var groups = question.Scope.GroupBy is { } by
            ? MetricGroups.Of(by, rows.Columns.Numbers, rows.Codes, members, question.Named)
                .Select(group => new GroupShare(group.Key, group.Label, ShareFigure.Of(rows, group.Rows), TrendOf(rows, group.Rows, question.Periods)))
                .OrderByDescending(group => group.Figure.Incidents).ThenBy(group => group.Label, StringComparer.Ordinal).ToList()
            : [];
        int[] all = [.. Enumerable.Range(0, rows.Columns.Count)];
        return new(
            question, now, since ?? now, since is null, ShareFigure.Of(rows, all), TrendOf(rows, all, question.Periods), [.. groups.Take(MostGroups)], Math.Max(0, groups.Count - MostGroups),
            MetricGroups.Overlap(question.Scope.GroupBy) is { } overlap ? [overlap] : []);
    }

    private static IReadOnlyList<PeriodShare> TrendOf(ShareRows rows, IReadOnlyList<int> places, FigurePeriods? periods)
    {
        if (periods is null)
            return [];
        var parts = places.ToLookup(place => periods.IndexOf(rows.Columns.StartedAt[place]));
        return [.. periods.Parts.Select((period, index) => new PeriodShare(period, ShareFigure.Of(rows, [.. parts[index]])))];
    }
}
