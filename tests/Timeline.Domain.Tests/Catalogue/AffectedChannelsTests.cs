using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using static Timeline.Domain.Tests.Catalogue.CatalogueSituation;

namespace Timeline.Domain.Tests.Catalogue;

/// <summary>Which channels are not to be relied on while services are affected, and which still work.</summary>
public sealed class AffectedChannelsTests
{
    private static readonly CatalogueRecord Known = Provider();

    [Fact]
    public void A_channel_carried_by_an_affected_service_is_affected_and_says_why()
    {
        var affected = Assert.Single(Known.ChannelsAffectedBy([Mail]));
        Assert.Equal((MailToAll, "E-mail to all is carried by Mail, which is affected."), (affected.Channel.Id, affected.Why));
        Assert.Equal([Mail], affected.Way);
    }

    [Fact]
    public void So_is_one_whose_service_depends_on_an_affected_one_over_several_steps()
    {
        var affected = Assert.Single(Known.ChannelsAffectedBy([Names]));
        Assert.Equal("E-mail to all is carried by Mail, which depends on Directory, which depends on Name service, which is affected.", affected.Why);
        Assert.Equal([Mail, Ldap, Names], affected.Way);
    }

    [Fact]
    public void The_others_still_work_by_name() =>
        Assert.Equal(["Status page", "Support line"], Known.WorkingChannels([Names]).Select(channel => channel.Name));

    [Fact]
    public void What_depends_on_a_service_does_not_affect_it()
    {
        var catalogue = Known.And(new ServiceChannelsChanged(Names, [Phone]));
        Assert.Equal([MailToAll], catalogue.ChannelsAffectedBy([Mail]).Select(channel => channel.Channel.Id));
        Assert.Equal([MailToAll, Phone], catalogue.ChannelsAffectedBy([Names]).Select(channel => channel.Channel.Id));
    }

    [Fact]
    public void With_no_service_affected_every_channel_works()
    {
        Assert.Empty(Known.ChannelsAffectedBy([]));
        Assert.Equal(3, Known.WorkingChannels([]).Count);
    }

    [Fact]
    public void Of_several_ways_the_shortest_is_told()
    {
        var catalogue = Known.And(new ServiceDependenciesChanged(Mail, [Ldap, Names]));
        Assert.Equal([Mail, Names], Assert.Single(catalogue.ChannelsAffectedBy([Names])).Way);
        Assert.Equal([Mail], Assert.Single(catalogue.ChannelsAffectedBy([Names, Mail])).Way);
    }

    [Fact]
    public void Services_that_the_catalogue_does_not_have_are_passed_over() => Assert.Empty(Known.ChannelsAffectedBy([ServiceId.From(Command(77))]));

    [Fact]
    public void A_retired_channel_neither_works_nor_is_warned_of()
    {
        var catalogue = Known.And(new CatalogueItemRetired(MailToAll.Value, null));
        Assert.Empty(catalogue.ChannelsAffectedBy([Mail]));
        Assert.DoesNotContain(MailToAll, catalogue.WorkingChannels([]).Select(channel => channel.Id));
    }

    [Fact]
    public void Nothing_runs_over_a_retired_service_unless_it_is_named_itself()
    {
        Assert.Empty(Known.And(new CatalogueItemRetired(Ldap.Value, null)).ChannelsAffectedBy([Names]));
        Assert.Empty(Known.And(new CatalogueItemRetired(Mail.Value, null)).ChannelsAffectedBy([Names]));
        Assert.Single(Known.And(new CatalogueItemRetired(Mail.Value, null)).ChannelsAffectedBy([Mail]));
    }

    [Fact]
    public void Two_channels_of_one_service_are_both_affected_by_name()
    {
        var catalogue = Known.And(new ServiceChannelsChanged(Mail, [Phone, MailToAll]));
        Assert.Equal(["E-mail to all", "Support line"], catalogue.ChannelsAffectedBy([Ldap]).Select(channel => channel.Channel.Name));
    }

    [Fact]
    public void A_kind_means_every_channel_of_it_in_use()
    {
        var second = ChannelId.From(Command(50));
        var catalogue = Known.And(new ChannelAdded(second, "Another list", Channel.Email));
        Assert.Equal([second, MailToAll], catalogue.ChannelsOf(Channel.Email).Select(channel => channel.Id));
        Assert.Equal([second], catalogue.And(new CatalogueItemRetired(MailToAll.Value, null)).ChannelsOf(Channel.Email).Select(channel => channel.Id));
    }
}
