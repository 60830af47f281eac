using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What cannot be right about people and vendors: who laid something down before they first took it up, who came before they were asked.</summary>
internal static class PeopleContradictions
{
    public static IEnumerable<Contradiction> Of(Incident incident) => OfPeople(Presence.Of(incident)).Concat(OfVendors(incident));

    private static IEnumerable<Contradiction> OfPeople(Presence presence)
    {
        if (presence.Unheld.Count == 0)
            yield break;

        var begun = presence.Holdings.Where(holding => holding.Begin is not null).ToLookup(holding => holding.Person, StringComparer.Ordinal);
        foreach (var end in presence.Unheld.OrderBy(end => end.Entry, EntryOrders.ByTime))
        {
            var first = begun[end.Person].FirstOrDefault(holding => holding.Begin!.At > end.At && (end.Change.Hold is not { } hold || holding.Hold == hold))?.Begin;
            if (first is null || !MeantTime.Of(end.Entry.When).IsBefore(MeantTime.Of(first.Entry.When)))
                continue;

            yield return Contradictions.EndBeforeStart(Moment(first), Moment(end));
        }
    }

    private static IEnumerable<Contradiction> OfVendors(Incident incident)
    {
        foreach (var (opened, engaged) in VendorCases.Moments(incident))
        {
            if (opened is null || engaged is null || !MeantTime.Of(engaged.When).IsBefore(MeantTime.Of(opened.When)))
                continue;

            var vendor = ((VendorEscalated)opened.Origin).Vendor;
            yield return Contradictions.EndBeforeStart(Contradictions.MomentOf($"Escalation to {vendor}", opened), Contradictions.MomentOf($"{vendor} engaged", engaged));
        }
    }

    private static ContradictionMoment Moment(PresenceMove move)
    {
        var who = move.Change.Who.Who;
        var what = move.Entry.Origin is IOfRole role ? $" ({RoleWords.Of(role.Role, role.RoleName)})" : "";
        return Contradictions.MomentOf(move.Change.Begins ? $"Beginning of {who}{what}" : $"Release of {who}{what}", move.Entry);
    }
}
