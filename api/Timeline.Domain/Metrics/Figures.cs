using NodaTime;
using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Domain.Metrics;

/// <summary>Computes figures from columns. Each costs the rows that it counts, and their sorting.</summary>
public static class Figures
{
    /// <summary>Into how many equal times bins cut a period.</summary>
    public const int BinColumns = 60;

    private const int ShortestBin = 60;

    /// <summary>Of all rows, each once.</summary>
    public static Figure Total(DurationColumns columns, bool withMean) => Of(columns, Enumerable.Range(0, columns.Rows.Count), withMean);

    /// <summary>By units of a period.</summary>
    /// <param name="rows">Null: all.</param>
    public static IReadOnlyList<PeriodFigure> Trend(DurationColumns columns, FigurePeriods periods, bool withMean, IReadOnlyList<int>? rows = null)
    {
        var builders = periods.Parts.Select(_ => new FigureBuilder()).ToArray();
        foreach (var row in rows ?? Enumerable.Range(0, columns.Rows.Count))
        {
            if (periods.IndexOf(columns.Rows.StartedAt[row]) is >= 0 and var index)
                builders[index].Add(columns.Status[row], columns.Seconds[row]);
        }

        return [.. periods.Parts.Zip(builders, (period, builder) => new PeriodFigure(period, builder.ToFigure(withMean)))];
    }

    /// <summary>Of each group, the largest first.</summary>
    /// <param name="periods">Null: no trends.</param>
    public static IReadOnlyList<GroupFigure> Groups(DurationColumns columns, IEnumerable<FactGroup> groups, FigurePeriods? periods, bool withMean) =>
    [
        .. groups.Select(group => new GroupFigure(group.Key, group.Label, Of(columns, group.Rows, withMean), periods is null ? [] : Trend(columns, periods, withMean, group.Rows)))
            .OrderByDescending(group => group.Figure.All).ThenBy(group => group.Label, StringComparer.Ordinal).ThenBy(group => group.Key, StringComparer.Ordinal),
    ];

    /// <summary>How many recorded values lie where; empty bins are left out. Lengths double from a minute on; what is negative is cut as what is not.</summary>
    public static IReadOnlyList<FigureBin> Bins(DurationColumns columns, Instant from, Instant until)
    {
        var width = (until - from) / BinColumns;
        var counts = new Dictionary<(int Column, long Low, long High), int>();
        for (var row = 0; row < columns.Rows.Count; row++)
        {
            if (columns.Status[row] != MetricStatus.Recorded)
                continue;
            var column = Math.Clamp((int)((columns.Rows.StartedAt[row] - from) / width), 0, BinColumns - 1);
            var (low, high) = BinOf(columns.Seconds[row]);
            counts[(column, low, high)] = counts.GetValueOrDefault((column, low, high)) + 1;
        }

        return
        [
            .. counts.OrderBy(bin => bin.Key.Column).ThenBy(bin => bin.Key.Low)
                .Select(bin => new FigureBin(from + width * bin.Key.Column, bin.Key.Column == BinColumns - 1 ? until : from + width * (bin.Key.Column + 1), bin.Key.Low, bin.Key.High, bin.Value)),
        ];
    }

    private static Figure Of(DurationColumns columns, IEnumerable<int> rows, bool withMean)
    {
        var builder = new FigureBuilder();
        foreach (var row in rows)
            builder.Add(columns.Status[row], columns.Seconds[row]);
        return builder.ToFigure(withMean);
    }

    private static (long Low, long High) BinOf(long seconds)
    {
        // The first second below 0 is the last of the first bin there.
        var size = seconds >= 0 ? seconds : -(seconds + 1);
        var high = (long)ShortestBin;
        while (high <= size)
            high *= 2;
        var low = high == ShortestBin ? 0 : high / 2;
        return seconds >= 0 ? (low, high) : (-high, -low);
    }
}
