using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>How many targets were met over many incidents, with what it was computed from. Clocks count in the period in which they start.</summary>
/// <param name="ComputedAt">By the program's clock; the moment at which clocks are looked at.</param>
/// <param name="AsOf">Whatever was recorded before this is in it.</param>
/// <param name="MoreGroups">How many groups are left out, the smallest.</param>
internal sealed record SlaAttainment(
    SlaAttainmentQuestion Question, Instant ComputedAt, Instant AsOf, bool UpToDate, AttainmentFigure Total, IReadOnlyList<PeriodAttainment> Trend, IReadOnlyList<GroupAttainment> Groups,
    int MoreGroups, IReadOnlyList<string> Notes)
{
    /// <summary>How many clocks one page can have.</summary>
    public const int MostClocks = 1_000;

    private const int MostGroups = 100;

    /// <summary>With the rights that the question was read with.</summary>
    public static async Task<SlaAttainment> ComputeAsync(SlaAttainmentQuestion question, SlaFactIndex index, IClock clock, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var since = await index.Facts.BehindSinceAsync(cancellation);
        var (rows, members) = await MetricGroups.ReadAsync(question.Metrics, index.ClocksAsync(question, now, cancellation), clocks => clocks.Columns.Numbers, index.Facts, cancellation);
        var total = Attainments.Of(rows.Columns);
        var groups = question.Input.GroupBy is { } by
            ? Attainments.Groups(rows.Columns, GroupsOf(by, question, rows, members), question.Metrics.Periods)
            : [];
        return new(
            question, now, since ?? now, since is null, total, Attainments.Trend(rows.Columns, question.Metrics.Periods), [.. groups.Take(MostGroups)], Math.Max(0, groups.Count - MostGroups),
            [.. NotesOf(question, total)]);
    }

    private static IReadOnlyList<FactGroup> GroupsOf(SlaGrouping by, SlaAttainmentQuestion question, ClockRows rows, IReadOnlyList<MemberRows> members)
    {
        var catalogue = question.Catalogue;
        return by switch
        {
            SlaGrouping.Policy => FactGrouping.ByKey(rows.Keys, key => (key, PolicyName(key)), "No policy"),
            SlaGrouping.Target => FactGrouping.ByKey(rows.Keys, key => (key, $"{PolicyName(key[..Guid.Empty.ToString().Length])}: {key[(Guid.Empty.ToString().Length + 1)..]}"), "No policy"),
            SlaGrouping.Customer => FactGrouping.ByKey(rows.Keys, key => (key, catalogue.NameOf(new CustomerId(Guid.Parse(key)))), "The organisation itself"),
            SlaGrouping.TargetKind => FactGrouping.ByKey(rows.Keys, Awaited, "Nothing promised"),
            _ => MetricGroups.Of(question.Metrics.Scope.GroupBy!.Value, rows.Columns.Numbers, SeveritiesOf(by, rows), members, question.Metrics.Named),
        };

        string PolicyName(string id) => catalogue.NameOf(new SlaPolicyId(Guid.Parse(id)));
    }

    private static short[] SeveritiesOf(SlaGrouping by, ClockRows rows) =>
        by == SlaGrouping.Severity ? Array.ConvertAll(rows.Keys, key => short.Parse(key, System.Globalization.CultureInfo.InvariantCulture)) : [];

    private static (string Key, string Label) Awaited(string key) =>
        int.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var kind)
            ? (Say.Name((MilestoneKind)kind), MilestoneWords.Label((MilestoneKind)kind))
            : (key, "Next update");

    private static IEnumerable<string> NotesOf(SlaAttainmentQuestion question, AttainmentFigure total)
    {
        var clocks = question.Clocks;
        if (clocks.Of != SlaClocksOf.Organisation && clocks.Customer is null)
            yield return "Every customer whom an incident concerns has clocks of their own: an incident of two customers counts with each, and twice in the total.";
        if (clocks.Of == SlaClocksOf.All)
            yield return "The organisation's own clocks are counted beside those of customers.";
        if (clocks.Of == SlaClocksOf.Organisation && question.Catalogue.OrganisationPolicy is null)
            yield return "The organisation has no policy of its own now. Ask for the clocks of CUSTOMERS, or name a customer.";
        if (MetricGroups.Overlap(question.Metrics.Scope.GroupBy) is { } overlap)
            yield return overlap;
        if (total.NoContract + total.NothingPromised > 0)
            yield return "Where there was no contract, or no times were promised, nothing was met or missed: that is counted apart.";
        if (total.Targets.SetAside + total.Cadences.SetAside > 0)
            yield return "What a person retracted is set aside: it is neither met nor missed.";
    }
}
