using Timeline.Domain.Catalogue;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>Tells by the catalogue of now which names and ids of many incidents mean one thing.</summary>
internal sealed class MetricsNamed(CatalogueRecord catalogue)
{
    public CatalogueRecord Catalogue => catalogue;

    /// <summary>What facts of a service can have for its key.</summary>
    /// <param name="given">An id or a name; one that is not in the catalogue is a name that incidents may have.</param>
    public IEnumerable<(FactDimension Dimension, string Key)> OfService(string given) =>
        KeysOf(CatalogueKind.Service, catalogue.Services, given).Select(key => (FactDimension.Service, key));

    /// <summary>As for a service; the segments that the customer is in among them.</summary>
    public IEnumerable<(FactDimension Dimension, string Key)> OfCustomer(string given)
    {
        var segments = Find(CatalogueKind.Customer, catalogue.Customers, given)?.Segments ?? [];
        return KeysOf(CatalogueKind.Customer, catalogue.Customers, given).Select(key => (FactDimension.Customer, key))
            .Concat(segments.SelectMany(segment => KeysOf(CatalogueKind.Segment, catalogue.Segments, segment.Value.ToString())).Select(key => (FactDimension.Segment, key)));
    }

    /// <summary>Those of the services that a team keeps. Null: there is no such team.</summary>
    public IEnumerable<(FactDimension Dimension, string Key)>? OfTeam(string given) =>
        Find(CatalogueKind.Team, catalogue.Teams, given) is { } team
            ? catalogue.Services.Where(service => service.KeptBy.Contains(team.Id)).SelectMany(service => OfService(service.Id.Value.ToString()))
            : null;

    /// <summary>What incidents concern, each with all that means it.</summary>
    public IEnumerable<(string Key, string Label, IEnumerable<int> Numbers)> Services(IEnumerable<MemberRows> rows) =>
        Merged(rows.Select(row => (Canonical(CatalogueKind.Service, catalogue.Services, row), row.Numbers)));

    /// <summary>A segment stands for the customers that are in it.</summary>
    public IEnumerable<(string Key, string Label, IEnumerable<int> Numbers)> Customers(IEnumerable<MemberRows> rows) => Merged(rows.SelectMany(row =>
        row.Dimension == FactDimension.Customer
            ? [(Canonical(CatalogueKind.Customer, catalogue.Customers, row), row.Numbers)]
            : Find(CatalogueKind.Segment, catalogue.Segments, row.Key) is { } segment
                ? catalogue.CustomersIn(segment.Id).Select(customer => ((customer.Key.ToString(), customer.Name), row.Numbers))
                : []));

    /// <summary>The teams that keep what incidents hit.</summary>
    public IEnumerable<(string Key, string Label, IEnumerable<int> Numbers)> Teams(IEnumerable<MemberRows> rows) => Merged(
        from row in rows
        let service = Find(CatalogueKind.Service, catalogue.Services, row.Key)
        where service is not null
        from id in service.KeptBy
        let team = catalogue.FindTeam(id)
        where team is not null
        select ((team.Key.ToString(), team.Name), row.Numbers));

    private static IEnumerable<(string Key, string Label, IEnumerable<int> Numbers)> Merged(IEnumerable<((string Key, string Label) Is, int[] Numbers)> members) => members
        .GroupBy(member => member.Is.Key, StringComparer.Ordinal)
        .Select(same => (same.Key, same.First().Is.Label, same.SelectMany(member => member.Numbers)));

    private (string Key, string Label) Canonical<TItem>(CatalogueKind kind, IReadOnlyList<TItem> items, MemberRows row)
        where TItem : NamedItem => Find(kind, items, row.Key) is { } item ? (item.Key.ToString(), item.Name) : (row.Key, row.Name);

    private IEnumerable<string> KeysOf<TItem>(CatalogueKind kind, IReadOnlyList<TItem> items, string given)
        where TItem : NamedItem
    {
        if (Find(kind, items, given) is not { } item)
            return [CatalogueRecord.NameKey(given)];
        return item.Names.Select(name => CatalogueRecord.NameKey(name.Name)).Distinct(StringComparer.Ordinal).Where(name => Find(kind, items, name)?.Key == item.Key).Prepend(item.Key.ToString());
    }

    // By its id, else what is in use under the name, else what was called so last.
    private TItem? Find<TItem>(CatalogueKind kind, IReadOnlyList<TItem> items, string idOrName)
        where TItem : NamedItem
    {
        if (Guid.TryParseExact(idOrName, "D", out var id))
            return catalogue.Find<TItem>(id);
        if (catalogue.FindInUse<TItem>(kind, idOrName) is { } used)
            return used;
        var key = CatalogueRecord.NameKey(idOrName);
        return items
            .Select(item => (Item: item, Called: item.Names.FindLast(name => CatalogueRecord.NameKey(name.Name) == key)))
            .Where(known => known.Called is not null)
            .OrderByDescending(known => known.Called!.Since)
            .Select(known => known.Item)
            .FirstOrDefault();
    }
}
