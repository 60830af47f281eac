using Timeline.Domain.Catalogue;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What the catalogue says of the services that an incident hits: what works beside them, and whom to ask.</summary>
/// <param name="hit">Those that are hit now.</param>
internal sealed class SignCatalogue(CatalogueRecord catalogue, IReadOnlyList<Service> hit)
{
    private const int MostNamed = 3;

    public static SignCatalogue Of(IncidentRecord record, CatalogueRecord catalogue) => new(
        catalogue,
        [
            .. record.Impacts.Where(impact => impact.Until is null || record.Status >= IncidentStatus.Resolved)
                .Select(impact => impact.ServiceId is { } id ? catalogue.FindService(new(id)) : catalogue.ServiceCalled(impact.Service)).OfType<Service>().DistinctBy(service => service.Key),
        ]);

    /// <summary>The services in use of the same teams, or of the whole catalogue where no team is known, that neither are hit nor stand on what is; by name.</summary>
    public IEnumerable<string> StillWorks(IReadOnlyCollection<ServiceId> hitElsewhere)
    {
        // Of an incident that names no service of the catalogue it is not known what stands on it.
        if (hit.Count == 0)
            return [];
        var broken = catalogue.ServicesAffectedBy([.. hit.Select(service => service.Id), .. hitElsewhere]).Select(service => service.Id).ToHashSet();
        var teams = hit.SelectMany(service => service.KeptBy).ToHashSet();
        return catalogue.Services
            .Where(service => !service.IsRetired && !broken.Contains(service.Id) && (teams.Count == 0 || service.KeptBy.Any(teams.Contains)))
            .Select(service => service.Name);
    }

    /// <summary>The channels to speak over that still work, else the teams that look after what is hit. Null: neither is known.</summary>
    public string? Contact()
    {
        var channels = catalogue.WorkingChannels(hit.Select(service => service.Id)).Where(channel => channel.Channel is Channel.Phone or Channel.InPerson or Channel.Chat).Select(channel => channel.Name).ToList();
        var names = channels.Count > 0 ? channels : [.. hit.SelectMany(service => service.KeptBy).Distinct().Select(catalogue.FindTeam).OfType<Team>().Select(team => team.Name)];
        return names.Count == 0 ? null : string.Join(", ", names.Take(MostNamed));
    }
}
