using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Metrics;
using Timeline.GraphQL.Execution;

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
            .Concat(segments.SelectMany(segment => OfSegment(segment.Value.ToString())));
    }

    /// <summary>As for a service.</summary>
    public IEnumerable<(FactDimension Dimension, string Key)> OfSegment(string given) =>
        KeysOf(CatalogueKind.Segment, catalogue.Segments, given).Select(key => (FactDimension.Segment, key));

    /// <summary>By its id or a name. Null: there is no such service.</summary>
    public Service? FindService(string given) => Find(CatalogueKind.Service, catalogue.Services, given);

    /// <summary>What an incident calls a service: as it is in the catalogue, else as it is called there.</summary>
    public (string Key, string Label) ServiceOf(string key, string name) => FindService(key) is { } service ? (service.Key.ToString(), service.Name) : (key, name);

    /// <summary>What a member of an input names by its id. Null: nothing is given.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: there is none of that id.</exception>
    public TItem? FindById<TItem>(string? id, string field, string what)
        where TItem : NamedItem => id is null
        ? null
        : CatalogueIds.Find(id) is { } known && catalogue.Find<TItem>(known) is { } item
            ? item
            : throw MetricQuestion.Bad($"input.{field} is \"{Excerpt.Of(id)}\", which is no {what} of the catalogue. Give the id of one.");

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
