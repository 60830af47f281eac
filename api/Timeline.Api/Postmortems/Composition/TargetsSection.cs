using NodaTime;
using Timeline.Api.Postmortems.Composition.Charts;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;
using Timeline.Markdown.Source;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What was promised to whom, whether it was kept, and how each due time comes about.</summary>
internal static class TargetsSection
{
    /// <summary>One part when any target holds for the incident, else none.</summary>
    public static IEnumerable<Section> Compose(IncidentRecord record, CatalogueRecord catalogue, DateTimeZone zone)
    {
        var clocks = record.SlaClocks(catalogue, record.AsKnownAt);
        if (!clocks.Any(clock => clock.Target is not null))
            yield break;

        List<Block> blocks =
        [
            new Grid(
                [new("Target", 2), new("For", 2), new("Policy", 3), new("Promised", 0), new("Due", 0), new("Reached", 0), new("Result", 3)],
                [.. clocks.Select(clock => Row(clock, zone))]),
            .. TargetsChart.Of(clocks),
        ];
        // Clocks of one policy stand alike for every customer.
        foreach (var alike in clocks.Where(clock => clock.DueAt is not null || clock.Pauses.Count > 0).GroupBy(clock => (clock.Policy, clock.Target!.Version, clock.Target.Target)))
        {
            blocks.Add(new SubHeading($"How {alike.Key.Target} was counted by {alike.Key.Policy}"));
            blocks.Add(new Bullets([.. alike.First().Explain().Select(line => new BulletItem(null, MarkdownSource.Escape(line), null))]));
        }

        yield return new Section("Targets", blocks);
    }

    private static IReadOnlyList<Cell> Row(SlaClock clock, DateTimeZone zone) =>
    [
        new(clock.Target?.Target ?? "–"),
        new(clock.Customer ?? "The organisation"),
        new(clock.Policy is null ? "–" : clock.Target is null ? clock.Policy : $"{clock.Policy}, version {Say.Count(clock.Target.Version)}"),
        new(clock.Within is { } within ? Say.Hours(within) : "–"),
        new(clock.DueAt is { } due ? Wording.StampOf(due, zone) : "–"),
        new(clock.To is { } reached ? Wording.StampOf(reached.At, zone) : "–"),
        new(Result(clock)),
    ];

    private static string Result(SlaClock clock) => (clock.Status, clock.Remaining) switch
    {
        (SlaStatus.Met, { } left) => $"Met, {Say.Hours(left)} to spare",
        (SlaStatus.Breached, { } left) when clock.To is not null => $"Missed by {Say.Hours(-WholeSeconds.Floor(left))}",
        (SlaStatus.Breached, { } left) => $"Missed, {Say.Hours(-WholeSeconds.Floor(left))} over so far",
        (SlaStatus.Running or SlaStatus.AtRisk or SlaStatus.Paused, { } left) => $"{Say.Label(clock.Status)}, {Say.Hours(WholeSeconds.Floor(left))} left",
        _ => clock.Reason ?? Say.Label(clock.Status),
    };
}
