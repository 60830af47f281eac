using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>The figures of one metric over many incidents, with what they were computed from.</summary>
/// <param name="ComputedAt">By the program's clock.</param>
/// <param name="AsOf">Whatever was recorded before this is in them.</param>
/// <param name="MoreGroups">How many groups are left out, the smallest.</param>
/// <param name="Bins">Empty unless there are more recorded values than one page of points.</param>
internal sealed record MetricFigures(
    MetricDefinition Definition,
    MetricQuestion Question,
    Instant ComputedAt,
    Instant AsOf,
    bool UpToDate,
    Figure Total,
    IReadOnlyList<PeriodFigure> Trend,
    IReadOnlyList<GroupFigure> Groups,
    int MoreGroups,
    IReadOnlyList<FigureBin> Bins,
    IReadOnlyList<string> Notes)
{
    /// <summary>How many points one page can have.</summary>
    public const int MostPoints = 3_000;

    private const int MostGroups = 100;

    public static async Task<MetricFigures> ComputeAsync(
        MetricKind metric, MetricQuestion question, bool withMean, FactIndex index, IClock clock, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        // First: what is taken in between is in the rows.
        var since = await index.BehindSinceAsync(cancellation);
        var (rows, members) = await MetricGroups.ReadAsync(
            question, index.DurationsAsync(metric, question.Condition, question.Scope.GroupBy, cancellation), durations => durations.Columns.Rows.Numbers, index, cancellation);
        var columns = rows.Columns;
        var total = Figures.Total(columns, withMean);
        var groups = question.Scope.GroupBy is { } by
            ? Figures.Groups(columns, MetricGroups.Of(by, columns.Rows.Numbers, rows.Codes, members, question.Named), question.Periods, withMean)
            : [];
        return new(
            MetricDefinition.Of(metric), question, now, since ?? now, since is null, total, question.Periods is { } periods ? Figures.Trend(columns, periods, withMean) : [],
            [.. groups.Take(MostGroups)], Math.Max(0, groups.Count - MostGroups),
            total.N > MostPoints ? Figures.Bins(columns, question.Condition.From, question.Condition.Until) : [], NotesOf(metric, question, total));
    }

    private static List<string> NotesOf(MetricKind metric, MetricQuestion question, Figure total)
    {
        var notes = new List<string>();
        if (MetricGroups.Overlap(question.Scope.GroupBy) is { } overlap)
            notes.Add(overlap);
        if (MetricDefinition.Of(metric).Note is { } note)
            notes.Add(note);
        if (total.N < Figure.FewestForPercentiles)
            notes.Add($"Below {Figure.FewestForPercentiles} values there are no percentiles: the values themselves are shown.");
        if (total.All > total.N)
            notes.Add("What is pending, not applicable or invalid is counted apart and is in no percentile.");
        return notes;
    }
}

/// <summary>Puts a point into words that name nobody: whoever wants to know more follows its entries.</summary>
internal static class MetricPoints
{
    public static DurationMetric Shown(this MetricPointRow row, MetricDefinition definition) => new(
        row.Status, row.Seconds, Anchor(row.From, definition.From), Anchor(row.To, definition.To),
        row.Status switch
        {
            MetricStatus.Recorded => null,
            MetricStatus.Pending => $"'{definition.To}' has not happened yet.",
            MetricStatus.NotApplicable => $"It cannot be computed from what is recorded: '{definition.From}' to '{definition.To}'. The incident's own metrics say why.",
            _ => $"'{definition.To}' comes before '{definition.From}'. Correct one of the two.",
        });

    private static MetricAnchor? Anchor(FactAnchor? anchor, string words) => anchor is null
        ? null
        : new(anchor.Kind, anchor.Kind is { } kind ? MilestoneWords.Label(kind) : words, anchor.At, anchor.EntryId is { } id ? new EntryId(id) : null);
}
