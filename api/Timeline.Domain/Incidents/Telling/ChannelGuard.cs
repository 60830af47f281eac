using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Tells whether a channel is to be relied on while the incident hits services, before something is sent over it (ADR 36).</summary>
/// <remarks>Costs what the impacts of the incident and the catalogue are, not the entries. Other incidents are not looked at.</remarks>
public static class ChannelGuard
{
    /// <summary>What was sent longer ago than this is recorded, not sent: too late to warn.</summary>
    public static readonly Duration TooLate = Duration.FromMinutes(15);

    /// <param name="at">When it is sent.</param>
    /// <param name="meant">The channels over which.</param>
    public static ChannelAdvice Advise(Incident incident, CatalogueRecord catalogue, Instant at, IEnumerable<CatalogueChannel> meant)
    {
        var affected = ServicesAffectedAt(incident, catalogue, at);
        var chosen = meant.Select(channel => channel.Id).ToHashSet();
        return new(
            [.. catalogue.ChannelsAffectedBy(affected).Where(channel => chosen.Contains(channel.Channel.Id))],
            [.. catalogue.WorkingChannels(affected)]);
    }

    /// <summary>The services that were down or degraded at a moment, as the record says now. Of an impact whose end nobody said: until the incident was resolved.</summary>
    /// <remarks>A service that is named without its id is the one in use that has that name.</remarks>
    public static IReadOnlyList<ServiceId> ServicesAffectedAt(Incident incident, CatalogueRecord catalogue, Instant at)
    {
        var resolved = incident.KnownMilestone(MilestoneKind.Resolved)?.At;
        return
        [
            .. incident.Index.OfKind(EntryKind.ImpactStart)
                .Select(start => ImpactWindows.Of(start, incident))
                .Where(impact => impact.Steps.Any(step => step.Counts && step.From <= at && at < (step.Until ?? resolved ?? Instant.MaxValue)))
                .Select(impact => impact.ServiceId is { } id ? new ServiceId(id) : catalogue.FindInUse<Service>(CatalogueKind.Service, impact.Service)?.Id)
                .OfType<ServiceId>()
                .Distinct(),
        ];
    }
}

/// <summary>What somebody should know before sending over a channel.</summary>
/// <param name="AtRisk">The channels meant that are not to be relied on; by name.</param>
/// <param name="Working">Those that stand on nothing affected, of whatever kind; by name.</param>
public sealed record ChannelAdvice(IReadOnlyList<AffectedChannel> AtRisk, IReadOnlyList<CatalogueChannel> Working)
{
    /// <summary>For a person: which channel, why, and what still works. Null: nothing speaks against the channels.</summary>
    public string? Warning => AtRisk.Count == 0 ? null : $"{ChannelWords.WhyAtRisk(AtRisk.Select(channel => channel.Why))} What is sent over it may reach nobody. {ChannelWords.Working(Working.Select(channel => channel.Name))}";

    /// <summary>What is kept beside what was sent, by the names of then.</summary>
    internal IReadOnlyList<ChannelAtRisk> AtRiskAt(Instant at, CatalogueRecord catalogue) =>
    [
        .. AtRisk.Take(Limits.Channels).Select(channel => new ChannelAtRisk(
            channel.Channel.Id, channel.Channel.NameAt(at), [.. channel.Way.Select(service => catalogue.NameAt(service, at) ?? catalogue.NameOf(service))])),
    ];

    /// <summary>The channels that worked, as those at risk are kept.</summary>
    internal IReadOnlyList<string> WorkingAt(Instant at) => [.. Working.Take(Limits.Channels).Select(channel => channel.NameAt(at))];
}
