namespace Timeline.Domain.Metrics;

/// <summary>The clocks of many incidents, those that are alike together: one array for each column, of one length.</summary>
/// <param name="Numbers">The incident's number; whatever where nothing is asked that needs it.</param>
/// <param name="Part">The place of the part of the period in which they start; 0 where no trend is asked for.</param>
/// <param name="Outcome">At the moment asked about.</param>
/// <param name="Count">How many there are of these.</param>
public sealed record ClockColumns(int[] Numbers, int[] Part, ClockKind[] Kind, ClockOutcome[] Outcome, int[] Count);

/// <summary>What clocks of one kind come to.</summary>
/// <param name="Pending">Running, at risk or paused.</param>
/// <param name="NotStarted">Whose start is not recorded.</param>
/// <param name="NotApplicable">Of drills, cancelled incidents and duplicates, which are read only where they are asked for.</param>
/// <param name="SetAside">Of which a person retracted what was found.</param>
public sealed record AttainmentCount(int Met, int Missed, int Pending, int NotStarted, int NotApplicable, int SetAside)
{
    /// <summary>Met ÷ (met + missed). Null: none of either.</summary>
    public double? Attainment => Met + Missed == 0 ? null : (double)Met / (Met + Missed);

    public int All => Met + Missed + Pending + NotStarted + NotApplicable + SetAside;
}

/// <summary>What clocks come to.</summary>
/// <param name="Targets">Each to be reached once in an incident.</param>
/// <param name="Cadences">Each cycle: an update in time, or not.</param>
/// <param name="NoContract">How often somebody was concerned who had no contract.</param>
/// <param name="NothingPromised">How often the contract or the policy of somebody promised no times.</param>
public sealed record AttainmentFigure(AttainmentCount Targets, AttainmentCount Cadences, int NoContract, int NothingPromised)
{
    public int All => Targets.All + Cadences.All + NoContract + NothingPromised;
}

public sealed record PeriodAttainment(FigurePeriod Period, AttainmentFigure Figure);

public sealed record GroupAttainment(string? Key, string Label, AttainmentFigure Figure, IReadOnlyList<PeriodAttainment> Trend);

/// <summary>Counts clocks. Each costs the rows that it counts.</summary>
public static class Attainments
{
    /// <summary>The version of these definitions. Raise it with any change that can change a figure; it is printed with each.</summary>
    public const int CurrentDefinitions = 1;

    /// <param name="rows">Null: all.</param>
    public static AttainmentFigure Of(ClockColumns columns, IEnumerable<int>? rows = null)
    {
        var builder = new Builder();
        foreach (var row in rows ?? Enumerable.Range(0, columns.Count.Length))
            builder.Add(columns.Kind[row], columns.Outcome[row], columns.Count[row]);
        return builder.ToFigure();
    }

    /// <summary>Of clocks that were computed one by one.</summary>
    public static AttainmentFigure Of(IEnumerable<(ClockKind Kind, ClockOutcome Outcome)> clocks)
    {
        var builder = new Builder();
        foreach (var (kind, outcome) in clocks)
            builder.Add(kind, outcome, 1);
        return builder.ToFigure();
    }

    /// <summary>By units of a period.</summary>
    /// <param name="periods">Null: none.</param>
    /// <param name="rows">Null: all.</param>
    public static IReadOnlyList<PeriodAttainment> Trend(ClockColumns columns, FigurePeriods? periods, IEnumerable<int>? rows = null)
    {
        if (periods is null)
            return [];
        var builders = periods.Parts.Select(_ => new Builder()).ToArray();
        foreach (var row in rows ?? Enumerable.Range(0, columns.Count.Length))
            builders[columns.Part[row]].Add(columns.Kind[row], columns.Outcome[row], columns.Count[row]);

        return [.. periods.Parts.Zip(builders, (period, builder) => new PeriodAttainment(period, builder.ToFigure()))];
    }

    /// <summary>Of each group, the largest first.</summary>
    public static IReadOnlyList<GroupAttainment> Groups(ClockColumns columns, IEnumerable<FactGroup> groups, FigurePeriods? periods) =>
    [
        .. groups.Select(group => new GroupAttainment(group.Key, group.Label, Of(columns, group.Rows), Trend(columns, periods, group.Rows)))
            .OrderByDescending(group => group.Figure.All).ThenBy(group => group.Label, StringComparer.Ordinal).ThenBy(group => group.Key, StringComparer.Ordinal),
    ];

    private sealed class Builder
    {
        private static readonly int Outcomes = Enum.GetValues<ClockOutcome>().Length;

        private readonly int[] _counts = new int[Outcomes * Enum.GetValues<ClockKind>().Length];

        public void Add(ClockKind kind, ClockOutcome outcome, int count) => _counts[(int)kind * Outcomes + (int)outcome] += count;

        public AttainmentFigure ToFigure() => new(
            Count(ClockKind.Target), Count(ClockKind.Cadence), Of(ClockKind.Nothing, ClockOutcome.NoContract),
            Enum.GetValues<ClockOutcome>().Where(outcome => outcome != ClockOutcome.NoContract).Sum(outcome => Of(ClockKind.Nothing, outcome)));

        private AttainmentCount Count(ClockKind kind) => new(
            Of(kind, ClockOutcome.Met), Of(kind, ClockOutcome.Missed), Of(kind, ClockOutcome.Pending), Of(kind, ClockOutcome.NotStarted),
            Of(kind, ClockOutcome.NotApplicable), Of(kind, ClockOutcome.SetAside));

        private int Of(ClockKind kind, ClockOutcome outcome) => _counts[(int)kind * Outcomes + (int)outcome];
    }
}
