using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Catalogue;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Who was told one by one, who is still to be told, and what they said.</summary>
public sealed class TellingCommandsTests
{
    private static readonly CatalogueRecord Provider = CatalogueSituation.Provider();
    private static readonly RecordCustomerContact Told = new(Command(1), Now, "Northwind", SaidAt(30));

    [Fact]
    public void A_customer_is_told_by_phone_unless_another_way_is_said() =>
        Given(Declared()).When(incident => RecordCustomerContact.Decide(incident, Told))
            .Then(new CustomerContacted(Entry(1), At(30), "Northwind", Channel.Phone, CustomerContactOutcome.Told));

    [Fact]
    public void A_customer_of_the_catalogue_needs_no_name_and_may_be_retired()
    {
        var retired = Provider.And(new CatalogueItemRetired(CatalogueSituation.Northwind.Value, null));
        var contact = Given(Declared()).When(incident => RecordCustomerContact.Decide(incident, Told with { Customer = " ", CustomerId = CatalogueSituation.Northwind }, retired)).ThenOne<CustomerContacted>();
        Assert.Equal(("Northwind", CatalogueSituation.Northwind), (contact.Customer, contact.CustomerId));
    }

    [Fact]
    public void A_contact_names_its_customer()
    {
        Given(Declared()).When(incident => RecordCustomerContact.Decide(incident, Told with { Customer = null })).ThenRejected(RejectionCode.Required, "customer");
        Given(Declared()).When(incident => RecordCustomerContact.Decide(incident, Told with { CustomerId = new(Command(50)) }, Provider)).ThenRejected(RejectionCode.CatalogueItemNotFound, "customerId");
    }

    [Theory]
    [InlineData(CustomerContactOutcome.Told, "Northwind (Their help desk) was told by phone.")]
    [InlineData(CustomerContactOutcome.LeftMessage, "Left a message for Northwind (Their help desk) by phone.")]
    [InlineData(CustomerContactOutcome.NoAnswer, "Tried to tell Northwind (Their help desk) by phone: no answer.")]
    public void A_contact_without_a_note_says_how_it_went(CustomerContactOutcome outcome, string said) =>
        Assert.Equal(said, ((IOnTimeline)new CustomerContacted(Entry(1), At(1), "Northwind", Channel.Phone, outcome, "Their help desk")).Wording);

    [Fact]
    public void Those_to_be_told_are_named_each_once_by_name_or_by_id()
    {
        var added = Given(Declared()).When(incident => AddCustomersToTell.Decide(
            incident, new(Command(1), Now, [(null, CatalogueSituation.Northwind), ("Contoso", null), ("Contoso", null)], SaidAt(5), "They have many users."), Provider)).ThenOne<CustomersToTellAdded>();
        Assert.Equal([new NamedCustomer("Northwind", CatalogueSituation.Northwind), new NamedCustomer("Contoso")], added.Customers);
        Assert.Equal("To be told: Northwind, Contoso. They have many users.", ((IOnTimeline)added).Wording);
    }

    [Fact]
    public void Those_to_be_told_are_refused_with_the_place_of_what_is_wrong()
    {
        Refused([], RejectionCode.Required, "customers");
        Refused([("Contoso", null), (" ", null)], RejectionCode.Required, "customers.1.name");
        Refused([("Contoso", new CustomerId(Command(50)))], RejectionCode.CatalogueItemNotFound, "customers.0.id");
        Refused([.. Enumerable.Repeat(("Contoso", (CustomerId?)null), Limits.Customers + 1)], RejectionCode.TooLong, "customers");

        static void Refused(IReadOnlyList<(string?, CustomerId?)> customers, RejectionCode code, string field) =>
            Given(Declared()).When(incident => AddCustomersToTell.Decide(incident, new(Command(1), Now, customers, Said.Now), Provider)).ThenRejected(code, field);
    }

    [Fact]
    public void Feedback_says_from_whom_and_is_welcome_after_closing()
    {
        var closed = Given(Declared(), Resolved(2, 60, IncidentStatus.Declared), Closed(3, 70));
        closed.When(incident => RecordFeedback.Decide(incident, new(Command(1), Now, "Northwind", "Quick work.", SaidAt(90), Channel.Email)))
            .Then(new FeedbackReceived(Entry(1), At(90), "Northwind", "Quick work.", Channel.Email));
        closed.When(incident => RecordFeedback.Decide(incident, new(Command(1), Now, "", "Quick work.", SaidAt(90)))).ThenRejected(RejectionCode.Required, "fromWhom");
    }

    [Fact]
    public void Feedback_that_was_logged_is_listed_and_may_be_said_to_be_from_somebody()
    {
        var logged = Logged(1, 90, "Quick work.", EntryKind.Feedback);
        Assert.Equal((null, "Quick work."), RecordOf(Declared(), logged).Feedback.Select(feedback => (feedback.FromWhom, feedback.Text)).Single());

        var amended = Given(Declared(), logged).When(incident => AmendFacts.Decide(
            incident, new(Entry(1), "They said so."), without => RecordFeedback.Decide(without, new(Command(9), Now, "Northwind", "Quick work.", Said.Now)))).ThenOne<EntryAmended>();
        Assert.Equal("Northwind", RecordOf(Declared(), logged, amended).Feedback.Single().FromWhom);
        var again = Given(Declared(), logged, amended).When(incident => AmendFacts.Decide(
            incident, new(Entry(1), "No."), without => LogEntry.Decide(without, new(Command(9), Now, "Quick work.", EntryKind.Feedback, Said.Now))));
        again.ThenRejected(RejectionCode.NotAllowed, "amends.entryId");
    }

    [Fact]
    public void Whom_an_impact_names_or_its_segment_is_to_be_told_until_somebody_was()
    {
        var tailspin = new CustomerId(Command(60));
        var catalogue = Provider.And(new CustomerAdded(tailspin, "Tailspin", [CatalogueSituation.Hosted]));
        IncidentEvent[] events =
        [
            Declared(),
            new ImpactStarted(Entry(1), At(0), "Mail", ImpactLevel.Down, Segment: "hosted in the NORTH"),
            new ImpactStarted(Entry(2), At(5), "Mail", ImpactLevel.Degraded, Customer: "Contoso"),
            new ImpactStarted(Entry(3), At(6), "Mail", ImpactLevel.AtRisk, Customer: "Nobody yet"),
            new ImpactStarted(Entry(4), At(7), "Mail", ImpactLevel.Down),
            new CustomersToTellAdded(Entry(5), At(9), [new("A neighbour"), new("northwind")], "They called."),
        ];
        Assert.Equal(
            [
                ("Northwind", "in hosted in the NORTH, hit by the impact on Mail", Minute(0)),
                ("Tailspin", "in hosted in the NORTH, hit by the impact on Mail", Minute(0)),
                ("Contoso", "hit by the impact on Mail", Minute(5)),
                ("A neighbour", "They called.", Minute(9)),
            ],
            RecordOf(events).CustomersToTell(catalogue).Select(customer => (customer.Name, customer.Reason, customer.Since)));

        var told = RecordOf(
        [
            .. events,
            new CustomerContacted(Entry(6), At(10), "The people of the north", Channel.Phone, CustomerContactOutcome.Told, CustomerId: CatalogueSituation.Northwind),
            new CustomerContacted(Entry(7), At(11), "tailspin", Channel.Phone, CustomerContactOutcome.NoAnswer),
            new CustomerContacted(Entry(8), At(12), "contoso", Channel.InPerson, CustomerContactOutcome.Told),
        ]).CustomersToTell(catalogue);
        Assert.Equal([("Tailspin", (CustomerContactOutcome?)CustomerContactOutcome.NoAnswer), ("A neighbour", null)], told.Select(customer => (customer.Name, customer.LastContact?.Outcome)));
    }

    [Fact]
    public void A_contact_that_is_retracted_told_nobody() =>
        Assert.Single(RecordOf(Declared(), ToTell, ContactOf(2, CustomerContactOutcome.Told), Retracted(2)).CustomersToTell(CatalogueRecord.Empty));

    [Fact]
    public void Who_was_not_told_is_missing_once_the_incident_is_resolved()
    {
        Assert.Empty(Untold(RecordOf(Declared(), ToTell)));
        Assert.Equal(["Customers not told: 1. Tell them, or record how they were told."], Untold(RecordOf(Declared(), ToTell, Resolved(3, 60, IncidentStatus.Declared))));
        Assert.Empty(Untold(RecordOf(Declared(), ToTell, ContactOf(2, CustomerContactOutcome.Told), Resolved(3, 60, IncidentStatus.Declared))));
    }

    private static CustomersToTellAdded ToTell => new(Entry(1), At(1), [new("Contoso")]);

    private static CustomerContacted ContactOf(int n, CustomerContactOutcome outcome) => new(Entry(n), At(n), "Contoso", Channel.Phone, outcome);

    private static IEnumerable<string> Untold(IncidentRecord record) =>
        Completeness.Missing(record).Where(part => part.Kind == MissingKind.CustomersNotTold).Select(part => part.Sentence);
}
