using NodaTime;
using Timeline.Domain.Catalogue;
using static Timeline.Domain.Tests.Catalogue.CatalogueSituation;

namespace Timeline.Domain.Tests.Catalogue;

/// <summary>The contract that a customer has on a day, or why there is none.</summary>
public sealed class ContractOfTests
{
    private static readonly CatalogueRecord Known = Provider();
    private static readonly LocalDate Day = new(2014, 5, 14);

    [Fact]
    public void The_contract_in_force_tells_what_is_used_of_it()
    {
        var standing = Known.ContractOf(Northwind, Day);
        Assert.Equal((ContractState.InForce, Gold), (standing.State, standing.Contract!.Id));
        Assert.Equal("Northwind has a contract \"Gold\" from 2014-01-01 until 2014-12-31 for 40 h (7 h 30 min used).", standing.Sentence);
    }

    [Fact]
    public void A_customer_without_one_gets_best_effort()
    {
        var other = CustomerId.From(Command(60));
        var standing = Known.And(new CustomerAdded(other, "Contoso", [])).ContractOf(other, Day);
        Assert.Equal((ContractState.None, null, "Contoso has no contract: best effort."), (standing.State, standing.Contract, standing.Sentence));
    }

    [Theory]
    [InlineData("2013-12-31", ContractState.NotYetValid)]
    [InlineData("2014-01-01", ContractState.InForce)]
    [InlineData("2014-12-31", ContractState.InForce)]
    [InlineData("2015-01-01", ContractState.Expired)]
    public void The_first_and_the_last_day_belong_to_it(string day, ContractState expected) =>
        Assert.Equal(expected, Known.ContractOf(Northwind, NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).State);

    [Fact]
    public void An_expired_one_says_since_when_and_one_to_come_from_when()
    {
        Assert.EndsWith("; it expired on 2014-12-31: best effort.", Known.ContractOf(Northwind, new(2015, 3, 1)).Sentence, StringComparison.Ordinal);
        Assert.Equal("Northwind has no contract before 2014-01-01: best effort.", Known.ContractOf(Northwind, new(2013, 3, 1)).Sentence);
    }

    [Fact]
    public void Used_to_the_last_minute_it_is_used_up()
    {
        var terms = Known.FindContract(Gold)!.Terms;
        Assert.Equal(ContractState.InForce, StandingWith(terms with { Used = new(Duration.FromMinutes(40 * 60 - 1)) }).State);
        var standing = StandingWith(terms with { Used = new(Duration.FromHours(40)) });
        Assert.Equal((ContractState.UsedUp, Gold), (standing.State, standing.Contract!.Id));
        Assert.EndsWith("for 40 h (40 h used); it is used up: best effort.", standing.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_incidents_is_used_up_as_well()
    {
        var terms = new ContractTerms(null, new(2014, 1, 1), null, new(Incidents: 3), new(Incidents: 2));
        Assert.Equal("Northwind has a contract from 2014-01-01 for 3 incidents (2 incidents used).", StandingWith(terms).Sentence);
        Assert.Equal(ContractState.UsedUp, StandingWith(terms with { Used = new(Incidents: 3) }).State);
        Assert.Equal(ContractState.InForce, StandingWith(terms with { Used = null }).State);
    }

    [Fact]
    public void Without_an_end_and_an_amount_it_is_in_force_for_good() =>
        Assert.Equal(ContractState.InForce, Known.And(new ContractChanged(Gold, new(null, new(2014, 1, 1)))).ContractOf(Northwind, new(2050, 1, 1)).State);

    [Fact]
    public void Of_several_one_that_is_not_used_up_counts_and_of_those_the_latest()
    {
        var (early, late) = (ContractId.From(Command(61)), ContractId.From(Command(62)));
        var catalogue = Known.And(
            new ContractAdded(late, Northwind, new("Late", new(2014, 5, 1), null, new(Incidents: 1), new(Incidents: 1))),
            new ContractAdded(early, Northwind, new("Early", new(2014, 2, 1))));
        Assert.Equal(early, catalogue.ContractOf(Northwind, Day).Contract!.Id);
        Assert.Equal(late, catalogue.And(new ContractChanged(late, new("Late", new(2014, 5, 1)))).ContractOf(Northwind, Day).Contract!.Id);
    }

    [Fact]
    public void A_retired_contract_counts_for_nothing() =>
        Assert.Equal(ContractState.None, Known.And(new CatalogueItemRetired(Gold.Value, "Cancelled.")).ContractOf(Northwind, Day).State);

    private static ContractStanding StandingWith(ContractTerms terms) => Known.And(new ContractChanged(Gold, terms)).ContractOf(Northwind, Day);
}
