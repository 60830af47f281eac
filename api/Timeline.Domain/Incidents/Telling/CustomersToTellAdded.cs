using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody named customers that are to be told, beside those whom an impact names.</summary>
/// <param name="Customers">In the order given; never empty.</param>
/// <param name="Reason">Why they. Null: not said.</param>
public sealed record CustomersToTellAdded(EntryId EntryId, Occurrence When, IReadOnlyList<NamedCustomer> Customers, string? Reason = null, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Reason { get; init; } = VisibleText.OptionalLine(Reason);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.CustomersToTell;

    string IOnTimeline.Wording => $"To be told: {string.Join(", ", Customers.Select(customer => customer.Name))}.{(Reason is null ? "" : $" {Reason}")}";

    IReadOnlyList<string?> IOnTimeline.Typed => [.. Customers.Select(customer => customer.Name), Reason, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts =>
    [
        .. Customers.Select(customer => new EntryFact("customers", "customer", customer.Name, customer.CustomerId?.ToString() ?? customer.Name)),
        .. EntryFact.List(EntryFact.Text("reason", "because", Reason)),
    ];

    public IncidentEvent WithoutContent() => this with
    {
        Customers = [.. Customers.Select(_ => new NamedCustomer(EntryContent.Redacted))],
        Reason = EntryContent.Without(Reason),
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>A customer as it was named.</summary>
/// <param name="CustomerId">Which it is in the catalogue. Null: not said.</param>
public sealed record NamedCustomer(string Name, CustomerId? CustomerId = null)
{
    public string Name { get; init; } = VisibleText.Line(Name);
}

/// <summary>Names customers that are to be told.</summary>
/// <param name="Customers">1 to <see cref="Limits.Customers"/>; each by a name, an id or both.</param>
/// <param name="Reason">Why they. Null: not said.</param>
public sealed record AddCustomersToTell(Guid CommandId, Instant Now, IReadOnlyList<(string? Name, CustomerId? Id)> Customers, Said When, string? Reason = null)
{
    /// <param name="catalogue">As it is now. Null: there is none.</param>
    public static Decision<IncidentEvent> Decide(Incident incident, AddCustomersToTell command, CatalogueRecord? catalogue = null)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        if (command.Customers.Count == 0)
            checks.Fail(RejectionCode.Required, "customers is empty. Name at least one.", "customers");
        if (command.Customers.Count > Limits.Customers)
            checks.Fail(RejectionCode.TooLong, $"customers names {Say.Count(command.Customers.Count)}; the limit is {Limits.Customers}. Name the rest in another entry.", "customers");
        var customers = new List<NamedCustomer>();
        for (var index = 0; index < command.Customers.Count && checks.Problem is null; index++)
        {
            var (name, id) = command.Customers[index];
            customers.Add(new(checks.Customer(catalogue ?? CatalogueRecord.Empty, $"customers.{index}.name", $"customers.{index}.id", name, id), id));
        }

        var reason = checks.OptionalLine("reason", command.Reason, Limits.Reason);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new CustomersToTellAdded(made, when, [.. customers.Distinct()], reason, author);
    }
}
