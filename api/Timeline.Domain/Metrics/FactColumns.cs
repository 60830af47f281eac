using NodaTime;
using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Domain.Metrics;

/// <summary>The facts of many incidents, one array for each column, of one length: rows of one metric, or one row for each incident.</summary>
/// <param name="Numbers">The incident's number. Empty where nothing is asked that needs it.</param>
/// <param name="StartedAt">What periods go by.</param>
public sealed record FactColumns(int[] Numbers, Instant[] StartedAt)
{
    public int Count => StartedAt.Length;
}

/// <summary>Rows of one metric.</summary>
/// <param name="Seconds">Whatever where it is not recorded.</param>
public sealed record DurationColumns(FactColumns Rows, MetricStatus[] Status, long[] Seconds);

/// <summary>A group of rows, by their places in the columns.</summary>
/// <param name="Key">What stands for it. Null: the rows of which that is not said.</param>
public sealed record FactGroup(string? Key, string Label, IReadOnlyList<int> Rows);

/// <summary>A figure of a part of the rows.</summary>
public sealed record GroupFigure(string? Key, string Label, Figure Figure, IReadOnlyList<PeriodFigure> Trend);

public sealed record PeriodFigure(FigurePeriod Period, Figure Figure);

/// <summary>How many recorded values lie in a part of the picture: a time and a length.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Exclusive.</param>
/// <param name="Low">In seconds, inclusive.</param>
/// <param name="High">In seconds, exclusive.</param>
public sealed record FigureBin(Instant From, Instant Until, long Low, long High, int Count);
