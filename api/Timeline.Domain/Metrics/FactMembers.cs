using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Domain.Metrics;

/// <summary>What an incident concerns, by what was said in it: no catalogue is asked, so that the facts follow from the record alone.</summary>
internal static class FactMembers
{
    public static IReadOnlyList<FactMember> Of(IncidentRecord record)
    {
        var hit = record.Impacts.Where(impact => impact.Counts).ToList();
        return
        [
            .. Named(FactDimension.Service, hit.Select(impact => ((string?)impact.Service, impact.ServiceId))),
            .. Named(FactDimension.Customer, [
                .. hit.Select(impact => (impact.Customer, impact.CustomerId)),
                .. record.CustomerContacts.Select(contact => ((string?)contact.Customer, contact.CustomerId?.Value)),
                .. record.ToState().Index.OfKind(EntryKind.CustomersToTell).SelectMany(entry => ((CustomersToTellAdded)entry.Origin).Customers)
                    .Select(customer => ((string?)customer.Name, customer.CustomerId?.Value)),
            ]),
            .. Named(FactDimension.Segment, hit.Select(impact => (impact.Segment, impact.SegmentId))),
        ];
    }

    public static IReadOnlyList<FactImpact> Impacts(IncidentRecord record) =>
    [
        .. from impact in record.Impacts
           from step in impact.Steps
           where step.Counts
           select new FactImpact(
               Key(impact.Service, impact.ServiceId), Alone(impact.Customer, impact.CustomerId), Alone(impact.Segment, impact.SegmentId),
               step.Level, step.From, step.Until, step.EntryId.Value),
    ];

    // Who was redacted is still not everybody.
    private static string? Alone(string? name, Guid? id) => name is null && id is null ? null : Key(name, id) ?? "";

    /// <summary>What stands for something that was named. Null: its name was redacted, or it has none.</summary>
    public static string? Key(string? name, Guid? id) => (name, id) switch
    {
        (_, { } known) => known.ToString(),
        (null or EntryContent.Redacted, _) => null,
        _ => CatalogueRecord.NameKey(name),
    };

    // Whoever was named by id and by name in one incident is one.
    private static IEnumerable<FactMember> Named(FactDimension dimension, IEnumerable<(string? Name, Guid? Id)> said)
    {
        var named = said.ToList();
        var ids = named.Where(one => one is { Name: not null and not EntryContent.Redacted, Id: not null })
            .GroupBy(one => CatalogueRecord.NameKey(one.Name!), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Id, StringComparer.Ordinal);
        return named
            .Select(one => (Key: Key(one.Name, one.Id ?? (one.Name is null ? null : ids.GetValueOrDefault(CatalogueRecord.NameKey(one.Name)))), one.Name))
            .Where(one => one.Key is not null)
            .GroupBy(one => one.Key!, StringComparer.Ordinal)
            .Select(same => new FactMember(dimension, same.Key, same.Select(one => one.Name).FirstOrDefault(name => name is not null and not EntryContent.Redacted) ?? ""))
            .OrderBy(member => member.Key, StringComparer.Ordinal);
    }
}
