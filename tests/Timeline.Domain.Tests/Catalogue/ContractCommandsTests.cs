using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Catalogue.CatalogueSituation;

namespace Timeline.Domain.Tests.Catalogue;

/// <summary>Contracts: what they say, and how much of them is used.</summary>
public sealed class ContractCommandsTests
{
    private static readonly CatalogueRecord Known = Provider();
    private static readonly Guid New = Command(40);
    private static readonly ContractTerms Terms = Known.FindContract(Gold)!.Terms;

    [Fact]
    public void A_contract_is_added_by_its_customer_alone_and_begins_today() =>
        AddContract.Decide(Known, new(New, Now, Northwind)).Then(new ContractAdded(ContractId.From(New), Northwind, new(null, new(2014, 5, 14))));

    [Fact]
    public void Everything_can_be_said_at_once() =>
        AddContract.Decide(Known, new(New, Now, Northwind, " Silver ", new(2014, 2, 1), new(2015, 1, 31), new(Incidents: 5), new(Incidents: 0)))
            .Then(new ContractAdded(ContractId.From(New), Northwind, new("Silver", new(2014, 2, 1), new(2015, 1, 31), new(Incidents: 5), new(Incidents: 0))));

    [Fact]
    public void Its_customer_must_be_there_and_in_use()
    {
        AddContract.Decide(Known, new(New, Now, CustomerId.From(New))).ThenRejected(RejectionCode.CatalogueItemNotFound, "customerId");
        AddContract.Decide(Known.And(new CatalogueItemRetired(Northwind.Value, null)), new(New, Now, Northwind)).ThenRejected(RejectionCode.CatalogueItemRetired, "customerId");
    }

    [Fact]
    public void What_is_left_out_of_a_change_stays() =>
        ChangeContract.Decide(Known, new(Gold, Now, Used: new(Duration.FromHours(40)))).Then(new ContractChanged(Gold, Terms with { Used = new(Duration.FromHours(40)) }));

    [Fact]
    public void A_change_to_what_it_says_already_records_nothing() =>
        Assert.True(ChangeContract.Decide(Known, new(Gold, Now, "Gold", new(2014, 1, 1), new(2014, 12, 31), new(Duration.FromHours(40)))).IsNothing);

    [Fact]
    public void Policy_end_and_amount_can_be_taken_out() =>
        ChangeContract.Decide(Known, new(Gold, Now, "", NoEnd: true, NoEntitlement: true)).Then(new ContractChanged(Gold, new(null, new(2014, 1, 1))));

    [Fact]
    public void Counted_in_another_unit_what_was_used_is_counted_anew() =>
        ChangeContract.Decide(Known, new(Gold, Now, Entitled: new(Incidents: 10))).Then(new ContractChanged(Gold, Terms with { Entitled = new(Incidents: 10), Used = null }));

    [Fact]
    public void A_last_day_before_the_first_is_refused()
    {
        var rejection = ChangeContract.Decide(Known, new(Gold, Now, ValidUntil: new(2013, 12, 31))).ThenRejected(RejectionCode.EndBeforeStart, "validUntil");
        Assert.Equal("validUntil 2013-12-31 is before validFrom 2014-01-01. Swap them, or leave the end out.", rejection.Message);
    }

    [Theory]
    [InlineData(1969, "validFrom")]
    [InlineData(2065, "validFrom")]
    public void A_day_far_off_is_taken_for_a_slip(int year, string field) =>
        AddContract.Decide(Known, new(New, Now, Northwind, ValidFrom: new(year, 12, 31))).ThenRejected(RejectionCode.TimeOutOfRange, field);

    [Fact]
    public void Amounts_are_of_one_unit_and_within_bounds()
    {
        Refused("entitledIncidents", new(Duration.FromHours(1), 1));
        Refused("entitledTime", new(Duration.Zero), code: RejectionCode.OutOfRange);
        Refused("entitledTime", new(Duration.FromHours(1_000_001)), code: RejectionCode.OutOfRange);
        Refused("entitledIncidents", new(Incidents: 0), code: RejectionCode.OutOfRange);
        Refused("usedIncidents", new(Duration.FromHours(1)), new(Incidents: 1));
        Refused("usedTime", null, new(Duration.FromHours(1)));
        Refused("usedTime", new(Duration.FromHours(1)), new(Duration.FromMinutes(-1)), RejectionCode.OutOfRange);
    }

    [Fact]
    public void What_one_change_says_against_itself_is_refused()
    {
        ChangeContract.Decide(Known, new(Gold, Now, ValidUntil: new(2014, 6, 1), NoEnd: true)).ThenRejected(RejectionCode.NotAllowed, "noEnd");
        ChangeContract.Decide(Known, new(Gold, Now, Used: new(Duration.Zero), NoEntitlement: true)).ThenRejected(RejectionCode.NotAllowed, "noEntitlement");
    }

    private static void Refused(string field, HelpAmount? entitled, HelpAmount? used = null, RejectionCode code = RejectionCode.NotAllowed) =>
        AddContract.Decide(Known, new(New, Now, Northwind, Entitled: entitled, Used: used)).ThenRejected(code, field);
}
