using System.Diagnostics;
using Timeline.Domain.Catalogue;

namespace Timeline.Api.Catalogue;

/// <summary>Something with the catalogue that it is shown from: what it names is looked up in the same, as known at the same moment.</summary>
internal sealed record InCatalogue<T>(CatalogueRecord Catalogue, T Item);

internal static class InCatalogue
{
    public static InCatalogue<T> Show<T>(this CatalogueRecord catalogue, T item) => new(catalogue, item);

    public static IReadOnlyList<InCatalogue<T>> ShowAll<T>(this CatalogueRecord catalogue, IEnumerable<T?> items)
        where T : class => [.. items.OfType<T>().Select(catalogue.Show)];

    /// <summary>Whatever has the id, with the type that tells which it is. Null: nothing has.</summary>
    public static object? ShowFound(this CatalogueRecord catalogue, Guid id) => catalogue.Find<CatalogueItem>(id) switch
    {
        null => null,
        Service service => catalogue.Show(service),
        CatalogueChannel channel => catalogue.Show(channel),
        CustomerSegment segment => catalogue.Show(segment),
        Customer customer => catalogue.Show(customer),
        Team team => catalogue.Show(team),
        Contract contract => catalogue.Show(contract),
        Calendar calendar => catalogue.Show(calendar),
        SlaPolicy policy => catalogue.Show(policy),
        DocumentTemplate template => catalogue.Show(template),
        var item => throw new UnreachableException($"no type shows a {item.Kind}"),
    };

    /// <summary>What has the id, of one kind. Null: nothing of that kind has.</summary>
    public static InCatalogue<T>? ShowFound<T>(this CatalogueRecord catalogue, Guid id)
        where T : CatalogueItem => catalogue.Find<T>(id) is { } item ? catalogue.Show(item) : null;

    /// <summary>What something else names. Null: it names none.</summary>
    public static InCatalogue<T>? ShowNamed<T>(this CatalogueRecord catalogue, ICatalogueId? id)
        where T : CatalogueItem => id is null ? null : catalogue.ShowFound<T>(id.Value);
}
