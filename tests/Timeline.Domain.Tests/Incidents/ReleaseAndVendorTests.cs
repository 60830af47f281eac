using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Who works on it no more, and which vendors were asked and came.</summary>
public sealed class ReleaseAndVendorTests
{
    private static readonly ReleaseResponder Release = new(Command(1), Now, new("Second engineer"), SaidAt(90), "Sent to bed.");
    private static readonly EscalateToVendor Escalate = new(Command(2), Now, "Mail maker", SaidAt(40), "C-4711", Channel.Email);
    private static readonly EngageVendor Engage = new(Command(3), Now, "Mail maker", SaidAt(75), "Their engineer");

    private static readonly VendorEscalated Escalated = new(Entry(2), At(40), "Mail maker", "C-4711", Channel.Email, Text: null);
    private static readonly VendorEngaged Engaged = new(Entry(3), At(75), "Mail maker", "Their engineer", CaseNumber: null, Text: null);

    [Fact]
    public void A_release_is_recorded_whoever_is_engaged_by_then() =>
        Given(Declared()).When(Deciding(Release)).Then(new ResponderReleased(Entry(1), At(90), "Second engineer", "Sent to bed."));

    [Fact]
    public void A_release_names_somebody() => Given(Declared()).When(Deciding(Release with { Who = new(" ") })).ThenRejected(RejectionCode.Required, "who");

    [Fact]
    public void A_vendor_is_asked_under_a_case_and_comes()
    {
        Given(Declared()).When(Deciding(Escalate)).Then(Escalated);
        Given(Declared(), Escalated).When(Deciding(Engage)).Then(Engaged);
        Given(Declared()).When(Deciding(Escalate with { Vendor = "" })).ThenRejected(RejectionCode.Required, "vendor");
        Given(Declared()).When(Deciding(Engage with { Vendor = "" })).ThenRejected(RejectionCode.Required, "vendor");
    }

    [Fact]
    public void The_same_command_again_records_nothing()
    {
        Given(Declared(), new ResponderReleased(Entry(1), At(90), "Second engineer", "Sent to bed.")).When(Deciding(Release)).ThenNothing();
        Given(Declared(), Escalated).When(Deciding(Escalate)).ThenNothing();
        Given(Declared(), Engaged).When(Deciding(Engage)).ThenNothing();
    }

    [Fact]
    public void A_case_has_its_number_when_it_was_opened_when_they_engaged_and_the_time_between()
    {
        var vendor = Assert.Single(RecordOf(Declared(), Escalated, Engaged).Vendors);
        Assert.Equal(("Mail maker", "C-4711", Channel.Email, "Their engineer"), (vendor.Vendor, vendor.CaseNumber, vendor.Channel, vendor.Who));
        Assert.Equal((Minute(40), Minute(75), MetricStatus.Recorded, 35 * 60), (vendor.OpenedAt, vendor.EngagedAt, vendor.TimeToEngage.Status, vendor.TimeToEngage.Seconds));
        Assert.Equal((Entry(2), Entry(3)), (vendor.OpenedBy, vendor.EngagedBy));
    }

    [Fact]
    public void A_case_that_nobody_came_for_is_pending_and_one_that_nobody_opened_has_no_time()
    {
        Assert.Equal(MetricStatus.Pending, Assert.Single(RecordOf(Declared(), Escalated).Vendors).TimeToEngage.Status);
        var unasked = Assert.Single(RecordOf(Declared(), Engaged).Vendors);
        Assert.Equal((null, Minute(75), MetricStatus.NotApplicable), (unasked.OpenedAt, unasked.EngagedAt, unasked.TimeToEngage.Status));
    }

    [Fact]
    public void Cases_of_one_vendor_are_told_apart_by_number_and_who_comes_without_one_comes_for_the_newest_open()
    {
        var second = Escalated with { EntryId = Entry(4), When = At(60), CaseNumber = "C-4712" };
        var vendors = RecordOf(Declared(), Escalated, second, Escalated with { EntryId = Entry(5), When = At(61), Vendor = "MAIL MAKER" }, Engaged).Vendors;
        Assert.Equal([("C-4711", null), ("C-4712", Minute(75))], vendors.Select(one => (one.CaseNumber, one.EngagedAt)));

        var named = RecordOf(Declared(), Escalated, second, Engaged with { CaseNumber = "c-4711" }).Vendors;
        Assert.Equal([Minute(75), null], named.Select(one => one.EngagedAt));
    }

    [Fact]
    public void A_number_that_comes_with_the_engagement_is_that_of_the_case_without()
    {
        var vendor = Assert.Single(RecordOf(Declared(), Escalated with { CaseNumber = null }, Engaged with { CaseNumber = "C-1" }).Vendors);
        Assert.Equal(("C-1", Minute(40), Minute(75)), (vendor.CaseNumber, vendor.OpenedAt, vendor.EngagedAt));
    }

    [Fact]
    public void A_vendor_who_came_before_they_were_asked_is_marked()
    {
        var record = RecordOf(Declared(), Escalated, Engaged with { When = At(30) });
        Assert.Equal("\"Mail maker engaged\" is 10 min before \"Escalation to Mail maker\".", Assert.Single(record.Contradictions).Message);
        Assert.Equal(MetricStatus.Invalid, Assert.Single(record.Vendors).TimeToEngage.Status);
    }

    [Fact]
    public void Of_a_vendor_whose_name_was_removed_nothing_is_left_but_when()
    {
        var vendors = RecordOf(Declared(), Escalated, Engaged, new EntryRedacted(Entry(2), "A name.")).Vendors;
        Assert.Equal([("[redacted]", "[redacted]", Minute(40), null), ("Mail maker", null, null, (NodaTime.Instant?)Minute(75))], vendors.Select(one => (one.Vendor, one.CaseNumber, one.OpenedAt, one.EngagedAt)));
    }

    private static Func<Incident, Decision<IncidentEvent>> Deciding(ReleaseResponder command) => incident => ReleaseResponder.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(EscalateToVendor command) => incident => EscalateToVendor.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(EngageVendor command) => incident => EngageVendor.Decide(incident, command);
}
