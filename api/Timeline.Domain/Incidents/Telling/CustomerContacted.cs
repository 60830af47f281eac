using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody told one customer of the incident, or tried to.</summary>
/// <param name="Customer">Which, as it was named.</param>
/// <param name="Person">Whom there. Null: not said.</param>
/// <param name="Text">What was said. Null: nothing noted.</param>
/// <param name="CustomerId">Which it is in the catalogue. Null: not said.</param>
/// <param name="Author">Who told them. Null: whoever recorded it.</param>
public sealed record CustomerContacted(
    EntryId EntryId,
    Occurrence When,
    string Customer,
    Channel Channel,
    CustomerContactOutcome Outcome,
    string? Person = null,
    string? Text = null,
    CustomerId? CustomerId = null,
    string? Author = null) : IncidentEvent, IOnTimeline
{
    public string Customer { get; init; } = VisibleText.Line(Customer);

    public string? Person { get; init; } = VisibleText.OptionalLine(Person);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.CustomerContact;

    string IOnTimeline.Wording => Text ?? Outcome switch
    {
        CustomerContactOutcome.Told => $"{Customer}{WhoThere} was told {ChannelWords.By(Channel)}.",
        CustomerContactOutcome.LeftMessage => $"Left a message for {Customer}{WhoThere} {ChannelWords.By(Channel)}.",
        _ => $"Tried to tell {Customer}{WhoThere} {ChannelWords.By(Channel)}: {Say.Words(Outcome)}.",
    };

    IReadOnlyList<string?> IOnTimeline.Typed => [Customer, Person, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("customer", "customer", Customer),
        EntryFact.Text("customerId", "customer in the catalogue", CustomerId?.ToString()),
        EntryFact.Text("person", "spoke to", Person),
        EntryFact.OneOf<Channel>("channel", "channel", Channel),
        EntryFact.OneOf<CustomerContactOutcome>("outcome", "outcome", Outcome));

    private string WhoThere => Person is null ? "" : $" ({Person})";

    // Whose id is kept would still say who it was.
    public IncidentEvent WithoutContent() => this with
    {
        Customer = EntryContent.Redacted,
        Person = EntryContent.Without(Person),
        Text = EntryContent.Without(Text),
        CustomerId = null,
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records that one customer was told, or that somebody tried to.</summary>
/// <param name="Customer">Null: the customer of the id, by the name it has now.</param>
/// <param name="Person">Whom there. Null: not said.</param>
/// <param name="Text">What was said. Null: nothing noted.</param>
public sealed record RecordCustomerContact(
    Guid CommandId,
    Instant Now,
    string? Customer,
    Said When,
    Channel Channel = Channel.Phone,
    CustomerContactOutcome Outcome = CustomerContactOutcome.Told,
    string? Person = null,
    string? Text = null,
    CustomerId? CustomerId = null)
{
    /// <param name="catalogue">As it is now. Null: there is none.</param>
    public static Decision<IncidentEvent> Decide(Incident incident, RecordCustomerContact command, CatalogueRecord? catalogue = null)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var customer = checks.Customer(catalogue ?? CatalogueRecord.Empty, "customer", "customerId", command.Customer, command.CustomerId);
        var person = checks.OptionalLine("person", command.Person);
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new CustomerContacted(made, when, customer, command.Channel, command.Outcome, person, text, command.CustomerId, author);
    }
}
