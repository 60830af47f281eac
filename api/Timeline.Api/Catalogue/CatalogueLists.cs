using Timeline.Api.Host;
using Timeline.Api.Host.Paging;
using Timeline.Domain.Catalogue;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Catalogue;

/// <summary>The lists of the catalogue, in pages. They are in memory, in order, with it.</summary>
internal static class CatalogueLists
{
    private static readonly ListOrder<InCatalogue<Contract>> ByCustomer = new(
        'o',
        OrderPart.Text<InCatalogue<Contract>>(shown => CatalogueRecord.NameKey(shown.Catalogue.NameOf(shown.Item.Customer)), ""),
        OrderPart.Number<InCatalogue<Contract>>(shown => shown.Item.Terms.ValidFrom.ToDateTimeUnspecified().Ticks),
        OrderPart.Id<InCatalogue<Contract>>(shown => shown.Item.Key, ""));

    public static void Bind(SchemaBindings schema, ObjectBinding<CatalogueRecord> catalogue)
    {
        Named(schema, catalogue, "services", "Service", 's', known => known.Services);
        Named(schema, catalogue, "channels", "CatalogueChannel", 'c', known => known.Channels);
        Named(schema, catalogue, "segments", "CustomerSegment", 'g', known => known.Segments);
        Named(schema, catalogue, "teams", "Team", 'm', known => known.Teams);
        Named(schema, catalogue, "calendars", "SlaCalendar", 'l', known => known.Calendars);
        Named(schema, catalogue, "policies", "SlaPolicy", 'p', known => known.Policies);
        Named(schema, catalogue, "templates", "PostmortemTemplate", 't', known => known.Templates);
        Named(schema, catalogue, "customers", "Customer", 'k', known => known.Customers, IsInSegment);
        schema.BindConnection<InCatalogue<Contract>>("Contract");
        catalogue.Field("contracts", (field, _) => ValueTask.FromResult<object?>(Page(field, ByCustomer, known => known.Contracts, IsOfCustomer)));
    }

    private static void Named<T>(
        SchemaBindings schema, ObjectBinding<CatalogueRecord> catalogue, string list, string type, char kind, Func<CatalogueRecord, IReadOnlyList<T>> all,
        Func<FieldContext, Func<T, bool>>? filter = null)
        where T : NamedItem
    {
        var order = new ListOrder<InCatalogue<T>>(
            kind, OrderPart.Text<InCatalogue<T>>(shown => CatalogueRecord.NameKey(shown.Item.Name), ""), OrderPart.Id<InCatalogue<T>>(shown => shown.Item.Key, ""));
        schema.BindConnection<InCatalogue<T>>(type);
        catalogue.Field(list, (field, _) =>
        {
            var text = field.Argument<string?>("text")?.Trim() ?? "";
            GivenText.Check(text, "text", GivenText.LongestSearch);
            var sought = CatalogueRecord.NameKey(text);
            var also = filter?.Invoke(field) ?? (static _ => true);
            return ValueTask.FromResult<object?>(Page(
                field, order, all, _ => item => also(item) && (sought.Length == 0 || item.Names.Exists(name => CatalogueRecord.NameKey(name.Name).Contains(sought, StringComparison.Ordinal)))));
        });
    }

    private static Connection<InCatalogue<T>> Page<T>(
        FieldContext field, ListOrder<InCatalogue<T>> order, Func<CatalogueRecord, IReadOnlyList<T>> all, Func<FieldContext, Func<T, bool>> filter)
        where T : CatalogueItem
    {
        var page = PageArguments.Of(field, most: 100, standard: 25);
        var (known, isMeant, includesRetired) = (field.Parent<CatalogueRecord>(), filter(field), field.Argument<bool?>("includeRetired") is true);
        return order.Page(known.ShowAll(all(known).Where(item => (includesRetired || !item.IsRetired) && isMeant(item))), page);
    }

    private static Func<Customer, bool> IsInSegment(FieldContext field) =>
        field.Argument<string?>("segmentId") is { } segment ? customer => CatalogueIds.Find(segment) is { } id && customer.Segments.Contains(new(id)) : static _ => true;

    private static Func<Contract, bool> IsOfCustomer(FieldContext field) =>
        field.Argument<string?>("customerId") is { } customer ? contract => contract.Customer.Value == CatalogueIds.Find(customer) : static _ => true;
}
