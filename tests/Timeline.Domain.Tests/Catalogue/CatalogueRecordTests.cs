using Timeline.Domain.Catalogue;
using static Timeline.Domain.Tests.Catalogue.CatalogueSituation;

namespace Timeline.Domain.Tests.Catalogue;

/// <summary>What the events of a catalogue fold into.</summary>
public sealed class CatalogueRecordTests
{
    private static readonly CatalogueRecord Known = Provider();

    [Fact]
    public void Everything_added_is_found_by_its_id_and_listed_by_name()
    {
        Assert.Equal("Mail", Known.FindService(Mail)!.Name);
        Assert.Equal("Operations", Known.FindTeam(Operations)!.Name);
        Assert.Equal(["Directory", "Mail", "Name service", "Web"], Known.Services.Select(service => service.Name));
        Assert.Equal(["E-mail to all", "Status page", "Support line"], Known.Channels.Select(channel => channel.Name));
        Assert.Equal([Gold], Known.Contracts.Select(contract => contract.Id));
        Assert.Equal(Everything.Count, Known.Version);
    }

    [Fact]
    public void An_id_of_another_kind_finds_nothing() => Assert.Null(Known.FindChannel(new(Mail.Value)));

    [Fact]
    public void Something_is_shown_by_the_name_of_the_time()
    {
        var renamed = Known.And(new CatalogueItemRenamed(Mail.Value, "Exchange"), new CatalogueItemRenamed(Mail.Value, "Post"));
        var (second, third) = (At(Everything.Count), At(Everything.Count + 1));
        Assert.Equal("Mail", renamed.NameAt(Mail, second - NodaTime.Duration.Epsilon));
        Assert.Equal("Exchange", renamed.NameAt(Mail, second));
        Assert.Equal("Exchange", renamed.NameAt(Mail, third - NodaTime.Duration.Epsilon));
        Assert.Equal("Post", renamed.NameAt(Mail, third));
        Assert.Equal("Post", renamed.NameOf(Mail));
    }

    [Fact]
    public void Before_it_was_added_it_is_shown_by_its_first_name() =>
        Assert.Equal("Mail", Known.And(new CatalogueItemRenamed(Mail.Value, "Post")).NameAt(Mail, Start - NodaTime.Duration.FromDays(400)));

    [Fact]
    public void What_has_no_name_has_none_at_any_time()
    {
        Assert.Null(Known.NameAt(Gold, Now));
        Assert.Null(Known.NameAt(ServiceId.From(Command(77)), Now));
    }

    [Fact]
    public void What_was_retired_stays_found_listed_and_named()
    {
        var retired = Known.And(new CatalogueItemRetired(Mail.Value, "Replaced."));
        Assert.Equal("Replaced.", retired.FindService(Mail)!.Retired!.Reason);
        Assert.Contains(Mail, retired.Services.Select(service => service.Id));
        Assert.Equal("Mail", retired.NameAt(Mail, Now));
        Assert.Null(retired.FindInUse<Service>(CatalogueKind.Service, "Mail"));
        Assert.False(retired.And(new CatalogueItemReinstated(Mail.Value)).FindService(Mail)!.IsRetired);
    }

    [Fact]
    public void A_segment_has_the_customers_in_use_that_are_in_it()
    {
        var (second, elsewhere) = (CustomerId.From(Command(60)), CustomerId.From(Command(61)));
        var catalogue = Known.And(new CustomerAdded(second, "Contoso", [Hosted]), new CustomerAdded(elsewhere, "Fabrikam", []));
        Assert.Equal([second, Northwind], catalogue.CustomersIn(Hosted).Select(customer => customer.Id));
        Assert.Equal([Northwind], catalogue.And(new CatalogueItemRetired(second.Value, null)).CustomersIn(Hosted).Select(customer => customer.Id));
    }

    [Fact]
    public void As_known_at_a_moment_it_has_what_was_recorded_until_then()
    {
        var events = Recorded([.. Everything, new CatalogueItemRenamed(Mail.Value, "Post")]).ToList();
        var before = CatalogueRecord.Fold(events, At(Everything.Count) - NodaTime.Duration.Epsilon);
        Assert.Equal(("Mail", Everything.Count), (before.NameOf(Mail), before.Version));
        Assert.Equal("Post", CatalogueRecord.Fold(events, At(Everything.Count)).NameOf(Mail));
        Assert.Same(CatalogueRecord.Empty, CatalogueRecord.Fold(events, Start - NodaTime.Duration.Epsilon));
    }

    [Fact]
    public void In_use_it_is_found_by_its_newest_name_in_any_case()
    {
        var renamed = Known.And(new CatalogueItemRenamed(Mail.Value, "Post"));
        Assert.Equal(Mail, renamed.FindInUse<Service>(CatalogueKind.Service, " POST ")!.Id);
        Assert.Null(renamed.FindInUse<Service>(CatalogueKind.Service, "Mail"));
        Assert.Null(renamed.FindInUse<Team>(CatalogueKind.Team, "Post"));
    }
}
