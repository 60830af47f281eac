using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Who held which role, how long each worked on it, which vendors were asked. Nothing where nothing is recorded.</summary>
internal static class PeopleBlocks
{
    private const string Absent = "–";

    public static IEnumerable<Block> Hours(EffortMetric effort, DateTimeZone zone)
    {
        if (effort.People.Count == 0)
            yield break;

        yield return new SubHeading("Hours");
        yield return new Grid(
            [new("Who", 2), new("Worked", 0), new("Longest without a break", 0), new("From", 0), new("To", 0)],
            [
                .. effort.People.Select(person => (IReadOnlyList<Cell>)
                [
                    new(person.Who), new(person.Worked is { } worked ? Say.Span(worked) : "not known"), new(person.Longest?.Length is { } length ? Say.Span(length) : Absent),
                    new(person.Longest is { } longest ? Wording.StampOf(longest.From.At, zone) : Absent), new(EndOf(person.Longest, zone)),
                ]),
            ]);
        if (effort.PersonMinutes is { } minutes)
            yield return new Plain($"Together {Say.Span(Duration.FromMinutes(minutes))}{(effort.Status == MetricStatus.Pending ? " so far" : "")}.");
        if (effort.People.Any(person => person.EndAssumed))
            yield return new NothingRecorded($"When they were released is not recorded, so the end of the incident is taken for it: {string.Join(", ", effort.People.Where(person => person.EndAssumed).Select(person => person.Who))}.");
        if (effort.Reason is { } reason)
            yield return new NothingRecorded(reason);
    }

    public static IEnumerable<Block> Roles(IncidentRecord record, DateTimeZone zone)
    {
        if (record.Roles.Count == 0)
            return [];

        return
        [
            new SubHeading("Roles"),
            new Grid(
                [new("Role", 1), new("Who", 1), new("From", 0), new("Until", 0), new("Handed to", 1), new("With what", 3)],
                [
                    .. record.Roles.Select(tenure => (IReadOnlyList<Cell>)
                    [
                        new(Capital(tenure.Title)), new(WhoOf(tenure)), new(StampOf(tenure.Since, zone)), new(StampOf(tenure.Until, zone)), new(tenure.HandedTo ?? ""),
                        new(tenure.HandedOver ?? "", IsMarkdown: true),
                    ]),
                ]),
        ];
    }

    public static IEnumerable<Block> Vendors(IncidentRecord record, DateTimeZone zone)
    {
        if (record.Vendors.Count == 0)
            return [];

        return
        [
            new SubHeading("Vendors"),
            new Grid(
                [new("Vendor", 2), new("Case", 1), new("Opened", 0), new("Engaged", 0), new("Who", 1), new("Time to engage", 0)],
                [
                    .. record.Vendors.Select(vendor => (IReadOnlyList<Cell>)
                    [
                        new(vendor.Vendor), new(vendor.CaseNumber ?? Absent), new(StampOf(vendor.OpenedAt, zone)), new(StampOf(vendor.EngagedAt, zone)), new(vendor.Who ?? ""),
                        new(MetricWording.Value(vendor.TimeToEngage)),
                    ]),
                ]),
        ];
    }

    private static string EndOf(EffortStretch? stretch, DateTimeZone zone) => stretch switch
    {
        { Running: true } => "still at it",
        { To: { } to, EndAssumed: true } => $"{Wording.StampOf(to.At, zone)} (assumed)",
        { To: { } to } => Wording.StampOf(to.At, zone),
        _ => Absent,
    };

    private static string WhoOf(RoleTenure tenure) => tenure.Alongside.Count == 0 ? tenure.Who : $"{tenure.Who} (beside {string.Join(", ", tenure.Alongside)})";

    private static string StampOf(Instant? at, DateTimeZone zone) => at is { } known ? Wording.StampOf(known, zone) : Absent;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
