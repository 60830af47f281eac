using Timeline.Domain.Incidents;

namespace Timeline.Domain.Catalogue;

// Which channels still work while services do not.
public sealed partial class CatalogueRecord
{
    private ILookup<ChannelId, Service>? _carriersOf;

    /// <summary>
    /// The channels in use that are not to be relied on while services are affected: a service that carries one is affected itself, or depends on one
    /// that is, over any number of steps. Each once, by its shortest way; by name.
    /// </summary>
    /// <remarks>A retired service affects what it carries only when it is named itself: nothing runs over it any more.</remarks>
    /// <param name="affected">Those that the catalogue does not have are passed over.</param>
    public IReadOnlyList<AffectedChannel> ChannelsAffectedBy(IEnumerable<ServiceId> affected)
    {
        var ways = new Dictionary<ChannelId, IReadOnlyList<ServiceId>>();
        foreach (var (service, way) in WaysTo(affected))
        {
            foreach (var channel in service.Carries)
                ways.TryAdd(channel, way);
        }

        return
        [
            .. Channels.Where(channel => !channel.IsRetired && ways.ContainsKey(channel.Id))
                .Select(channel => new AffectedChannel(channel, ways[channel.Id], Why(channel, ways[channel.Id]))),
        ];
    }

    /// <summary>The services that do not work while others do not: those themselves, and what depends on them over any number of steps.</summary>
    /// <param name="affected">Those that the catalogue does not have are passed over.</param>
    public IReadOnlyList<Service> ServicesAffectedBy(IEnumerable<ServiceId> affected) => [.. WaysTo(affected).Select(way => way.Service)];

    /// <summary>The channels in use that do not stand on any of the services; by name.</summary>
    public IReadOnlyList<CatalogueChannel> WorkingChannels(IEnumerable<ServiceId> affected)
    {
        var broken = ChannelsAffectedBy(affected).Select(channel => channel.Channel.Id).ToHashSet();
        return [.. Channels.Where(channel => !channel.IsRetired && !broken.Contains(channel.Id))];
    }

    /// <summary>The channels in use of one kind: what is meant by a kind where no channel is named; by name.</summary>
    public IReadOnlyList<CatalogueChannel> ChannelsOf(Channel kind) => [.. Channels.Where(channel => !channel.IsRetired && channel.Channel == kind)];

    /// <summary>The services in use that carry a channel; by name.</summary>
    public IReadOnlyList<Service> CarriersOf(ChannelId channel) => [.. (_carriersOf ??= Carriers())[channel]];

    private ILookup<ChannelId, Service> Carriers() =>
        Services.Where(service => !service.IsRetired).SelectMany(service => service.Carries.Select(id => (Channel: id, Service: service))).ToLookup(pair => pair.Channel, pair => pair.Service);

    // From the affected services to those that depend on them, the nearest first, so that each is reached by a shortest way.
    private IEnumerable<(Service Service, IReadOnlyList<ServiceId> Way)> WaysTo(IEnumerable<ServiceId> affected)
    {
        var dependents = Services.Where(service => !service.IsRetired)
            .SelectMany(service => service.DependsOn.Select(dependency => (Dependency: dependency, Service: service)))
            .ToLookup(pair => pair.Dependency, pair => pair.Service);
        var reached = new HashSet<ServiceId>();
        var next = new Queue<(Service Service, IReadOnlyList<ServiceId> Way)>();
        foreach (var service in affected.Select(FindService).OfType<Service>().Where(service => reached.Add(service.Id)))
            next.Enqueue((service, [service.Id]));
        while (next.TryDequeue(out var found))
        {
            yield return found;
            foreach (var dependent in dependents[found.Service.Id].Where(dependent => reached.Add(dependent.Id)))
                next.Enqueue((dependent, [dependent.Id, .. found.Way]));
        }
    }

    private string Why(CatalogueChannel channel, IReadOnlyList<ServiceId> way) =>
        AffectedChannel.Sentence(channel.Name, way.Select(NameOf), "is");
}

/// <summary>A channel that is not to be relied on.</summary>
/// <param name="Way">From the service that carries it, over what each depends on, to the affected one; never empty.</param>
/// <param name="Why">The way in words: <c>E-mail is carried by Mail, which depends on Directory, which is affected.</c></param>
public sealed record AffectedChannel(CatalogueChannel Channel, IReadOnlyList<ServiceId> Way, string Why)
{
    /// <summary>The way in words, from the names of then.</summary>
    /// <param name="verb">Whether it <c>is</c> affected or <c>was</c>.</param>
    internal static string Sentence(string channel, IEnumerable<string> services, string verb) =>
        $"{channel} is carried by {string.Join(", which depends on ", services)}, which {verb} affected.";
}
