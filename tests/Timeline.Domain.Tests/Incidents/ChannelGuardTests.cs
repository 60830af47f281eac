using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Catalogue;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>A mail outage is not announced by mail unawares: the provider's mail carries "E-mail to all".</summary>
public sealed class ChannelGuardTests
{
    private static readonly CatalogueRecord Provider = CatalogueSituation.Provider();
    private static readonly ImpactStarted MailIsDown = new(Entry(1), At(0), "Mail", ImpactLevel.Down);

    /// <summary>The clock of whoever sends: twenty past ten.</summary>
    private static readonly Instant Sending = Minute(20);

    private static readonly SendUpdate ByMail = new(Command(9), Sending, Audience.Customer, Channel.Email, "Mail is down.", Said.Now);

    private static readonly ChannelAtRisk Email = new(CatalogueSituation.MailToAll, "E-mail to all", ["Mail"]);

    [Fact]
    public void An_update_over_a_channel_that_an_affected_service_carries_is_refused_with_the_channels_that_work()
    {
        var refused = Given(Declared(), MailIsDown).When(Sent(ByMail)).ThenRejected(RejectionCode.ChannelAtRisk, "channel");
        Assert.Equal(
            "E-mail to all is carried by Mail, which is affected. What is sent over it may reach nobody. Still working: Status page, Support line. Choose another channel, or say sendAnyway: true.",
            refused.Message);
    }

    [Fact]
    public void The_warning_names_the_way_over_what_the_carrier_depends_on()
    {
        var refused = Given(Declared(), MailIsDown with { Service = "Name service" }).When(Sent(ByMail)).ThenRejected(RejectionCode.ChannelAtRisk, "channel");
        Assert.StartsWith("E-mail to all is carried by Mail, which depends on Directory, which depends on Name service, which is affected.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sent_all_the_same_the_choice_is_recorded_beside_the_update()
    {
        var outcome = Given(Declared(), MailIsDown).When(Sent(ByMail with { SendAnyway = true, SendAnywayReason = "Some read it on their phones.", When = new(Author: "Grace") }));
        var at = new Occurrence(Sending, null, Precision.Minute, Zone);
        outcome.Then(
            new UpdateSent(Entry(9), at, Audience.Customer, Channel.Email, "Mail is down.", null, null, "Grace"),
            new ChannelWarningOverridden(EntryId.From(Number, Command(9), 1), at, Entry(9), [Email], ["Status page", "Support line"], "Some read it on their phones.", "Grace"));

        var record = RecordOf([Declared(), MailIsDown, .. outcome.Decision.Events]);
        var warning = record.Updates[0].Warning!;
        Assert.Equal((true, "Grace", "Some read it on their phones."), (warning.Overridden, warning.By, warning.Reason));
        Assert.Equal(
            "Sent despite the warning: E-mail to all is carried by Mail, which is affected. Still working: Status page, Support line. Why all the same: Some read it on their phones.", warning.Text);
        Assert.Equal(3, record.EntryCount);
    }

    [Fact]
    public void What_was_sent_before_it_is_recorded_is_taken_and_the_missed_warning_noted()
    {
        var late = ByMail with { Now = Now, When = SaidAt(20) };
        var outcome = Given(Declared(), MailIsDown).When(Sent(late));
        outcome.Then(
            new UpdateSent(Entry(9), At(20), Audience.Customer, Channel.Email, "Mail is down.", null, null),
            new ChannelWarningMissed(EntryId.From(Number, Command(9), 1), At(20), Entry(9), [Email], ["Status page", "Support line"]));
        var warning = RecordOf([Declared(), MailIsDown, .. outcome.Decision.Events]).Updates[0].Warning!;
        Assert.Equal((false, "Nobody was warned: E-mail to all is carried by Mail, which was affected. Still working: Status page, Support line."), (warning.Overridden, warning.Text));
    }

    [Fact]
    public void A_quarter_of_an_hour_ago_is_still_now() =>
        Given(Declared(), MailIsDown).When(Sent(ByMail with { When = SaidAt(5) })).ThenRejected(RejectionCode.ChannelAtRisk, "channel");

    [Theory]
    [InlineData(Channel.StatusPage)]
    [InlineData(Channel.Phone)]
    [InlineData(Channel.InPerson)]
    public void A_channel_that_works_or_that_the_catalogue_does_not_have_is_sent_over(Channel channel) =>
        Assert.Equal(channel, Given(Declared(), MailIsDown).When(Sent(ByMail with { Channel = channel })).ThenOne<UpdateSent>().Channel);

    [Fact]
    public void Without_a_catalogue_nothing_is_warned_of() =>
        Given(Declared(), MailIsDown).When(incident => SendUpdate.Decide(incident, ByMail)).ThenOne<UpdateSent>();

    [Fact]
    public void Knowing_of_a_warning_that_there_is_not_records_no_choice() =>
        Given(Declared()).When(Sent(ByMail with { SendAnyway = true, SendAnywayReason = "Sure." })).ThenOne<UpdateSent>();

    [Fact]
    public void Another_channel_of_the_same_kind_is_chosen_by_its_id()
    {
        var other = new ChannelId(Command(77));
        var catalogue = Provider.And(new ChannelAdded(other, "Vendor's mail", Channel.Email));
        Given(Declared(), MailIsDown).When(incident => SendUpdate.Decide(incident, ByMail, catalogue)).ThenRejected(RejectionCode.ChannelAtRisk, "channel");
        var sent = Given(Declared(), MailIsDown).When(incident => SendUpdate.Decide(incident, ByMail with { Channel = Channel.Phone, ChannelIds = [other] }, catalogue)).ThenOne<UpdateSent>();
        Assert.Equal((Channel.Email, new NamedChannel(other, "Vendor's mail")), (sent.Channel, Assert.Single(sent.Channels!)));
        Given(Declared(), MailIsDown).When(incident => SendUpdate.Decide(incident, ByMail with { ChannelIds = [other, CatalogueSituation.MailToAll] }, catalogue))
            .ThenRejected(RejectionCode.ChannelAtRisk, "channelIds");
    }

    [Fact]
    public void A_channel_must_be_in_the_catalogue_and_not_retired_before_then()
    {
        Given(Declared()).When(Sent(ByMail with { ChannelIds = [new(Command(78))] })).ThenRejected(RejectionCode.CatalogueItemNotFound, "channelIds.0");
        var retired = Provider.And(new CatalogueItemRetired(CatalogueSituation.MailToAll.Value, null));
        var over = ByMail with { ChannelIds = [CatalogueSituation.MailToAll] };
        Given(Declared()).When(incident => SendUpdate.Decide(incident, over, retired)).ThenRejected(RejectionCode.CatalogueItemRetired, "channelIds.0");
        var before = CatalogueSituation.Start - Duration.FromDays(1);
        Given(Declared()).When(incident => SendUpdate.Decide(incident, over with { When = new(before) }, retired)).ThenOne<UpdateSent>();
    }

    [Fact]
    public void An_impact_counts_while_it_lasts_and_until_the_incident_is_resolved_where_nobody_said_its_end()
    {
        var early = ByMail with { When = SaidAt(10) };
        Given(Declared(), MailIsDown with { When = At(15) }).When(Sent(early)).ThenOne<UpdateSent>();
        Given(Declared(), MailIsDown, new ImpactEnded(Entry(2), At(10), Entry(1))).When(Sent(early)).ThenOne<UpdateSent>();
        Given(Declared(), MailIsDown, new ImpactEnded(Entry(2), At(11), Entry(1))).When(Sent(early)).ThenRejected(RejectionCode.ChannelAtRisk, "channel");
        Given(Declared(), MailIsDown, Resolved(3, 10, IncidentStatus.Declared)).When(Sent(early)).ThenOne<UpdateSent>();
        Given(Declared(), MailIsDown, Resolved(3, 11, IncidentStatus.Declared)).When(Sent(early)).ThenRejected(RejectionCode.ChannelAtRisk, "channel");
    }

    [Fact]
    public void A_risk_warns_of_nothing_until_it_comes_true()
    {
        var risk = MailIsDown with { Level = ImpactLevel.AtRisk };
        Given(Declared(), risk).When(Sent(ByMail)).ThenOne<UpdateSent>();
        Given(Declared(), risk, new ImpactChanged(Entry(2), At(15), Entry(1), ImpactLevel.Degraded)).When(Sent(ByMail)).ThenRejected(RejectionCode.ChannelAtRisk, "channel");
    }

    [Fact]
    public void A_service_is_found_by_its_id_whatever_it_was_called() =>
        Given(Declared(), MailIsDown with { Service = "The post", ServiceId = CatalogueSituation.Mail.Value }).When(Sent(ByMail)).ThenRejected(RejectionCode.ChannelAtRisk, "channel");

    [Fact]
    public void A_correction_sends_nothing_and_is_not_warned()
    {
        var corrected = Given(Declared(), MailIsDown, Updated(5, 19)).When(incident => AmendFacts.Decide(incident, new(Entry(5), "It was a mail."), without => Sent(ByMail)(without)));
        Assert.Equal(Channel.Email, Assert.IsType<UpdateSent>(corrected.ThenOne<EntryAmended>().As).Channel);
    }

    [Fact]
    public void The_same_command_again_records_nothing() =>
        Scenario.From(Given(Declared(), MailIsDown).When(Sent(ByMail with { SendAnyway = true })).After).When(Sent(ByMail with { SendAnyway = true })).ThenNothing();

    [Fact]
    public void Where_nothing_works_the_warning_says_so() =>
        Assert.Equal(
            "Only is carried by Post, which is affected. What is sent over it may reach nobody. The catalogue has no channel that works.",
            Advice(CatalogueSituation.CatalogueOf(
                new ChannelAdded(new(Command(1)), "Only", Channel.Email), new ServiceAdded(new(Command(2)), "Post", [], [new(Command(1))], []))).Warning);

    private static ChannelAdvice Advice(CatalogueRecord catalogue) =>
        ChannelGuard.Advise(Incident.Fold([Declared(), MailIsDown with { Service = "post" }]), catalogue, Sending, catalogue.ChannelsOf(Channel.Email));

    private static Func<Incident, Decision<IncidentEvent>> Sent(SendUpdate command) => incident => SendUpdate.Decide(incident, command, Provider);
}
