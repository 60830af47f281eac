using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Catalogue.CatalogueSituation;

namespace Timeline.Domain.Tests.Catalogue;

/// <summary>Adding to the catalogue, changing it, retiring from it.</summary>
public sealed class CatalogueCommandsTests
{
    private static readonly CatalogueRecord Known = Provider();
    private static readonly Guid New = Command(40);

    [Fact]
    public void A_service_is_added_by_its_name_alone() =>
        AddService.Decide(Known, new(New, "  File\u200B  store ")).Then(new ServiceAdded(ServiceId.From(New), "File store", [], [], []));

    [Fact]
    public void What_it_depends_on_carries_and_is_kept_by_is_taken_once_each() =>
        AddService.Decide(Known, new(New, "File store", [Ldap, Names, Ldap], [Phone], [Operations]))
            .Then(new ServiceAdded(ServiceId.From(New), "File store", [Ldap, Names], [Phone], [Operations]));

    [Fact]
    public void The_same_command_again_records_nothing()
    {
        Assert.True(AddService.Decide(Known, new(Command(3), "Mail")).IsNothing);
        Assert.True(AddChannel.Decide(Known, new(Command(7), "Support line", Channel.Phone)).IsNothing);
        Assert.True(AddTeam.Decide(Known, new(Command(8), "Operations")).IsNothing);
        Assert.True(AddSegment.Decide(Known, new(Command(9), "Hosted in the north")).IsNothing);
        Assert.True(AddCustomer.Decide(Known, new(Command(10), "Northwind")).IsNothing);
        Assert.True(AddContract.Decide(Known, new(Command(11), Now, Northwind)).IsNothing);
    }

    [Fact]
    public void A_name_in_use_is_refused_in_whatever_case_within_its_kind()
    {
        var rejection = AddService.Decide(Known, new(New, "MAIL")).ThenRejected(RejectionCode.NameTaken, "name");
        Assert.Equal("There is a service \"Mail\" already. Use that one, or choose a name that tells the two apart.", rejection.Message);
        ChangeService.Decide(Known, new(Web, "mail")).ThenRejected(RejectionCode.NameTaken, "name");
        Assert.Null(AddTeam.Decide(Known, new(New, "Mail")).Rejection);
    }

    [Fact]
    public void The_name_of_something_retired_is_free_and_reinstating_that_is_then_refused()
    {
        var retired = Known.And(new CatalogueItemRetired(Mail.Value, null));
        var again = retired.And(AddService.Decide(retired, new(New, "Mail")).Events);
        var rejection = ReinstateCatalogueItem.Decide(again, new(Mail.Value)).ThenRejected(RejectionCode.NameTaken, "itemId");
        Assert.Equal("Another service is called \"Mail\" now. Rename one of the two first.", rejection.Message);
        var renamed = again.And(ChangeService.Decide(again, new(Mail, "Old mail")).Events);
        ReinstateCatalogueItem.Decide(renamed, new(Mail.Value)).Then(new CatalogueItemReinstated(Mail.Value));
    }

    [Fact]
    public void A_name_may_change_its_case_and_one_that_shows_nothing_is_refused()
    {
        ChangeService.Decide(Known, new(Mail, "MAIL")).Then(new CatalogueItemRenamed(Mail.Value, "MAIL"));
        ChangeService.Decide(Known, new(Mail, " \u200B")).ThenRejected(RejectionCode.Required, "name");
        AddChannel.Decide(Known, new(New, new string('n', Limits.Name + 1), Channel.Sms)).ThenRejected(RejectionCode.TooLong, "name");
    }

    [Fact]
    public void A_change_records_what_is_different_and_nothing_else()
    {
        Assert.True(ChangeService.Decide(Known, new(Mail, "Mail", [Ldap], [MailToAll], [Operations])).IsNothing);
        Assert.True(ChangeService.Decide(Known, new(Mail)).IsNothing);
        ChangeService.Decide(Known, new(Mail, "Post", [], [Phone], [])).Then(
            new CatalogueItemRenamed(Mail.Value, "Post"), new ServiceDependenciesChanged(Mail, []), new ServiceChannelsChanged(Mail, [Phone]), new ServiceKeepersChanged(Mail, []));
        ChangeChannel.Decide(Known, new(Phone, Channel: Channel.Sms)).Then(new ChannelKindChanged(Phone, Channel.Sms));
        ChangeSegment.Decide(Known, new(Hosted, "North")).Then(new CatalogueItemRenamed(Hosted.Value, "North"));
        ChangeCustomer.Decide(Known, new(Northwind, Segments: [])).Then(new CustomerSegmentsChanged(Northwind, []));
    }

    [Fact]
    public void A_service_that_would_depend_on_itself_is_refused_with_the_way()
    {
        var rejection = ChangeService.Decide(Known, new(Names, DependsOn: [Web, Mail])).ThenRejected(RejectionCode.DependencyCycle, "dependsOn");
        Assert.Equal(
            "Name service cannot depend on Mail, which depends on Directory, which depends on Name service already. Take one of these dependencies away first.", rejection.Message);
        ChangeService.Decide(Known, new(Mail, DependsOn: [Ldap, Mail])).ThenRejected(RejectionCode.DependencyCycle, "dependsOn");
        Assert.Null(ChangeService.Decide(Known, new(Mail, DependsOn: [Ldap, Names, Web])).Rejection);
    }

    [Fact]
    public void A_circle_over_a_retired_service_is_one_all_the_same() =>
        ChangeService.Decide(Known.And(new CatalogueItemRetired(Ldap.Value, null)), new(Names, DependsOn: [Mail])).ThenRejected(RejectionCode.DependencyCycle, "dependsOn");

    [Fact]
    public void What_is_named_must_be_there_and_of_the_kind()
    {
        var rejection = AddService.Decide(Known, new(New, "File store", [Ldap, new(Phone.Value)])).ThenRejected(RejectionCode.CatalogueItemNotFound, "dependsOn.1");
        Assert.Contains(Phone.ToString(), rejection.Message, StringComparison.Ordinal);
        ChangeService.Decide(Known, new(new(Phone.Value), "Post")).ThenRejected(RejectionCode.CatalogueItemNotFound, "serviceId");
        AddCustomer.Decide(Known, new(New, "Contoso", [SegmentId.From(New)])).ThenRejected(RejectionCode.CatalogueItemNotFound, "segments.0");
        RetireCatalogueItem.Decide(Known, new(New)).ThenRejected(RejectionCode.CatalogueItemNotFound, "itemId");
    }

    [Fact]
    public void Something_retired_is_named_anew_by_nothing_but_stays_where_it_stood()
    {
        var retired = Known.And(new CatalogueItemRetired(Ldap.Value, null));
        ChangeService.Decide(retired, new(Web, DependsOn: [Ldap])).ThenRejected(RejectionCode.CatalogueItemRetired, "dependsOn.0");
        ChangeService.Decide(retired, new(Mail, DependsOn: [Ldap, Web])).Then(new ServiceDependenciesChanged(Mail, [Ldap, Web]));
    }

    [Fact]
    public void More_than_two_hundred_links_are_refused() =>
        AddTeam.Decide(Known, new(New, "Everybody", [.. Enumerable.Range(0, 201).Select(number => new TeamMember($"Person {number}"))])).ThenRejected(RejectionCode.TooLong, "members");

    [Fact]
    public void A_member_of_a_team_is_named_once_by_person_or_by_name()
    {
        var person = Command(99);
        AddTeam.Decide(Known, new(New, "Network", [new("Grace"), new("GRACE "), new("Linus", person), new("Linus T.", person), new("Linus")]))
            .Then(new TeamAdded(TeamId.From(New), "Network", [new("Grace"), new("Linus", person), new("Linus")]));
        ChangeTeam.Decide(Known, new(Operations, Members: [new("Grace"), new(" ")])).ThenRejected(RejectionCode.Required, "members.1.name");
        Assert.True(ChangeTeam.Decide(Known, new(Operations, Members: [new("Grace"), new("Linus", person)])).IsNothing);
    }

    [Fact]
    public void Retiring_says_why_and_twice_records_nothing()
    {
        RetireCatalogueItem.Decide(Known, new(Gold.Value, "Cancelled. ")).Then(new CatalogueItemRetired(Gold.Value, "Cancelled."));
        var retired = Known.And(new CatalogueItemRetired(Gold.Value, null));
        Assert.True(RetireCatalogueItem.Decide(retired, new(Gold.Value, "Again.")).IsNothing);
        ReinstateCatalogueItem.Decide(retired, new(Gold.Value)).Then(new CatalogueItemReinstated(Gold.Value));
        Assert.True(ReinstateCatalogueItem.Decide(Known, new(Gold.Value)).IsNothing);
    }
}
