using NodaTime;
using Timeline.Domain.Catalogue;

namespace Timeline.Domain.Incidents.Record;

/// <summary>
/// Finds who is still to be told: the customers whom an impact names or whose segment it names, and those whom somebody named, without those who were told;
/// and what all of them are entitled to.
/// </summary>
/// <remarks>
/// An impact that names neither customer nor segment hits everybody, and names nobody to be told one by one; a risk hits nobody. Customers are one where
/// they have one id, or one name in the catalogue or beside it. Told is told: before it was known whom it hits, too.
/// </remarks>
internal static class CustomersToTell
{
    public static IReadOnlyList<CustomerToTell> Of(IncidentRecord record, Incident incident, CatalogueRecord catalogue)
    {
        var contacts = record.CustomerContacts.ToLookup(contact => KeyOf(contact.Customer, contact.CustomerId, catalogue));
        return
        [
            .. Asked(record, incident, catalogue)
                .GroupBy(asked => KeyOf(asked.Name, asked.Id, catalogue))
                .Where(customer => !contacts[customer.Key].Any(contact => contact.Outcome == CustomerContactOutcome.Told))
                .Select(customer =>
                {
                    var first = customer.MinBy(asked => asked.Since)!;
                    return new CustomerToTell(first.Name, customer.Key.Id, first.Since, first.Reason, contacts[customer.Key].LastOrDefault());
                })
                .OrderBy(customer => customer.Since).ThenBy(customer => CatalogueRecord.NameKey(customer.Name), StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// What each customer in the catalogue whom the incident concerns, told by now or not, is entitled to on the day it was reported, or else declared.
    /// </summary>
    public static IReadOnlyList<Entitlement> Entitlements(IncidentRecord record, Incident incident, CatalogueRecord catalogue)
    {
        var day = record.SlaDay();
        return
        [
            .. Asked(record, incident, catalogue).Select(asked => (asked.Name, asked.Id))
                .Concat(record.CustomerContacts.Where(contact => contact.Customer != EntryContent.Redacted).Select(contact => (Name: contact.Customer, Id: contact.CustomerId)))
                .Select(customer => KeyOf(customer.Name, customer.Id, catalogue).Id)
                .OfType<CustomerId>()
                .Distinct()
                .Where(id => catalogue.FindCustomer(id) is not null)
                .Select(id => new Entitlement(catalogue.NameOf(id), id, catalogue.ContractOf(id, day)))
                .OrderBy(entitled => CatalogueRecord.NameKey(entitled.Customer), StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<AskedFor> Asked(IncidentRecord record, Incident incident, CatalogueRecord catalogue) =>
        Hit(record, catalogue).Concat(Named(incident)).Where(asked => asked.Name != EntryContent.Redacted);

    private static IEnumerable<AskedFor> Hit(IncidentRecord record, CatalogueRecord catalogue)
    {
        foreach (var impact in record.Impacts.Where(impact => impact.Counts))
        {
            var hit = $"hit by the impact on {impact.Service}";
            if (impact.Customer is { } name)
            {
                yield return new(name, impact.CustomerId is { } id ? new(id) : null, impact.From, hit);
            }
            else if (impact.Segment is { } segment)
            {
                foreach (var customer in CustomersIn(segment, impact.SegmentId, catalogue))
                    yield return new(customer.Name, customer.Id, impact.From, $"in {segment}, {hit}");
            }
        }
    }

    private static IEnumerable<AskedFor> Named(Incident incident) =>
        from entry in incident.Index.OfKind(EntryKind.CustomersToTell)
        let made = (CustomersToTellAdded)entry.Origin
        from customer in made.Customers
        select new AskedFor(customer.Name, customer.CustomerId, entry.When.At, made.Reason ?? "named as to be told");

    /// <summary>The customers of a segment, by its id or else its name.</summary>
    public static IReadOnlyList<Customer> CustomersIn(string segment, Guid? id, CatalogueRecord catalogue)
    {
        var known = id is { } given ? new SegmentId(given) : catalogue.FindInUse<CustomerSegment>(CatalogueKind.Segment, segment)?.Id;
        return known is { } found ? catalogue.CustomersIn(found) : [];
    }

    /// <summary>What tells customers apart: the id in the catalogue, else the name.</summary>
    public static (CustomerId? Id, string? Name) KeyOf(string name, CustomerId? id, CatalogueRecord catalogue)
    {
        var known = id ?? catalogue.FindInUse<Customer>(CatalogueKind.Customer, name)?.Id;
        return known is null ? (null, CatalogueRecord.NameKey(name)) : (known, null);
    }

    private sealed record AskedFor(string Name, CustomerId? Id, Instant Since, string Reason);
}
