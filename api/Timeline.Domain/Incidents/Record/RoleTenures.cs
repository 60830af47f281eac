using NodaTime;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Who held which role when. Two who held one at once are both shown, each beside the other: whether that is right is for a person to say.</summary>
internal static class RoleTenures
{
    public static IReadOnlyList<RoleTenure> Of(Presence presence) =>
    [
        .. presence.Holdings
            .Where(holding => holding.Hold != Presence.HandsOn)
            .GroupBy(holding => holding.Hold, StringComparer.Ordinal)
            .SelectMany(OfOneRole)
            .OrderBy(tenure => tenure.Since ?? tenure.Until)
            .ThenBy(tenure => tenure.Role),
    ];

    private static IEnumerable<RoleTenure> OfOneRole(IEnumerable<Holding> holdings)
    {
        var beside = new Dictionary<Holding, List<string>>(ReferenceEqualityComparer.Instance);
        var running = new List<Holding>();
        var all = holdings.OrderBy(SinceOf).ThenBy(holding => (holding.Begin ?? holding.End)!.Entry.Order).ToList();
        foreach (var holding in all)
        {
            beside.Add(holding, []);
            running.RemoveAll(earlier => earlier.End?.At <= SinceOf(holding));
            foreach (var other in running.Where(_ => holding.Begin is not null && holding.End?.At != SinceOf(holding)))
            {
                beside[other].Add(WhoOf(holding).Who);
                beside[holding].Add(WhoOf(other).Who);
            }

            running.Add(holding);
        }

        return all.Select(holding => Make(holding, beside[holding]));
    }

    private static RoleTenure Make(Holding holding, IReadOnlyList<string> alongside)
    {
        var role = (IOfRole)(holding.Begin ?? holding.End)!.Entry.Origin;
        var (who, handedOver) = (WhoOf(holding), holding.End?.Entry.Origin as RoleHandedOver);
        return new(
            role.Role,
            role.RoleName,
            who.Who,
            who.PersonId,
            holding.Begin?.At,
            holding.End?.At,
            handedOver?.To,
            handedOver?.HandedOver,
            [.. alongside.Distinct(StringComparer.Ordinal)],
            holding.Begin?.Entry.Id,
            holding.End?.Entry.Id);
    }

    private static Named WhoOf(Holding holding) => (holding.Begin ?? holding.End)!.Change.Who;

    private static Instant SinceOf(Holding holding) => (holding.Begin ?? holding.End)!.At;
}
