using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>When something that was expected came about.</summary>
/// <param name="Label">What says so, in words.</param>
/// <param name="Milestone">Null where an entry says so that is no milestone.</param>
/// <param name="Entry">The entry that says so. Null for a milestone that was set by hand alone.</param>
internal sealed record ComingAbout(string Label, Occurrence When, MilestoneKind? Milestone, StandingEntry? Entry)
{
    /// <summary>What has come about, by <see cref="EtaGiven.Thing"/>; said of a thing twice, the earlier counts. The service back is RESOLVED.</summary>
    public static IReadOnlyDictionary<string, ComingAbout> Of(Incident incident)
    {
        var came = new Dictionary<string, ComingAbout>(StringComparer.Ordinal);
        foreach (var entry in incident.Index.OfKind(EntryKind.EtaMet))
        {
            if (incident.Entries.TryGetValue(((EtaMet)entry.Origin).Eta, out var eta))
                came.TryAdd(((EtaGiven)eta.Origin).Thing(), new("Come about", entry.When, Milestone: null, entry));
        }

        if (incident.KnownMilestone(MilestoneKind.Resolved) is { } back)
            came[""] = new("Resolved", back.When, back.Kind, back.EntryId is { } id ? incident.Entries.GetValueOrDefault(id) : null);

        return came;
    }
}
