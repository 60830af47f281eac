using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Metrics;
using Timeline.Domain.Metrics.Reports;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Incidents.Record.SlaSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Metrics.Reports;

/// <summary>The report of a customer's month. Minutes are after ten in the evening of 13 May 2014.</summary>
public sealed class ServiceReportTests
{
    private static readonly ReportedMonth May = ReportedMonth.Of(new LocalDate(2014, 5, 20), DateTimeZone.Utc);

    [Fact]
    public void It_has_the_incidents_that_hit_the_customer_their_targets_and_what_was_told()
    {
        var record = Hit(
            [(0, Reported(1, 0)), .. FirstEngaged(2, 90).Select(fact => (90, fact)),
                (95, new CustomerContacted(Entry(20), At(95), "Northwind", Channel.Phone, CustomerContactOutcome.Told, Text: "We are on it.", CustomerId: Northwind))]);
        var report = Of(May, [record]);

        Assert.Equal("Northwind", report.Customer);
        Assert.Equal("""Northwind has a contract "Gold" from 2014-01-01, by the policy "Gold".""", Assert.Single(report.Contracts));
        var incident = Assert.Single(report.Incidents);
        Assert.Equal(("Mail", ImpactLevel.Down, Minute(0), null), (incident.Impacts[0].Service, incident.Impacts[0].Level, incident.Impacts[0].From, incident.Impacts[0].Until));
        var response = Assert.Single(report.Clocks, clock => clock.Name == "Response");
        Assert.Equal(ClockOutcome.Missed, response.Outcome);
        Assert.Contains("30 min after it was due", response.Reason, StringComparison.Ordinal);
        Assert.Equal((0, 2), (report.Attainment.Targets.Met, report.Attainment.Targets.Missed));
        Assert.Equal(("Northwind", "We are on it."), (Assert.Single(report.Told).ToWhom, report.Told[0].Text));
    }

    [Fact]
    public void What_hit_others_alone_is_not_in_it_and_what_hit_everybody_is()
    {
        var others = Told((1, new ImpactStarted(Entry(900), At(0), "Mail", ImpactLevel.Down, Customer: "Contoso")), (0, Reported(1, 0)));
        var everybody = Told((1, new ImpactStarted(Entry(900), At(0), "Mail", ImpactLevel.Degraded)), (0, Reported(1, 0)));
        Assert.Equal([everybody], Of(May, [others, everybody]).Incidents.Select(incident => incident.Record));
    }

    [Theory]
    [InlineData(2014, 4, false)]
    [InlineData(2014, 5, true)]
    [InlineData(2014, 6, true)]
    public void An_impact_that_goes_on_is_in_every_month_that_it_reaches(int year, int month, bool isIn) =>
        Assert.Equal(isIn ? 1 : 0, Of(ReportedMonth.Of(new LocalDate(year, month, 1), DateTimeZone.Utc), [Hit((0, Reported(1, 0)))]).Incidents.Count);

    [Fact]
    public void A_month_that_began_before_the_report_does_not_count_what_was_over_by_then()
    {
        var over = Hit((0, Reported(1, 0)), (30, new ImpactEnded(Entry(3), At(30), Entry(900), null)), (40, Resolved(4, 40, IncidentStatus.Declared)));
        Assert.Empty(Of(ReportedMonth.Of(new LocalDate(2014, 6, 1), DateTimeZone.Utc), [over]).Incidents);
        Assert.Single(Of(May, [over]).Incidents);
    }

    [Fact]
    public void Availability_is_of_agreed_time_with_degraded_apart()
    {
        var record = Hit(
            (0, Reported(1, 0)), (30, new ImpactChanged(Entry(3), At(30), Entry(900), ImpactLevel.Degraded)), (50, new ImpactEnded(Entry(4), At(50), Entry(900))),
            (60, Resolved(5, 60, IncidentStatus.Declared)));
        var report = Of(May, [record]);
        var service = Assert.Single(report.Services);
        Assert.Equal(("Mail", 31L * 86_400, 1_800L, 1_200L, "99.932"), (service.Service, service.Times.AgreedSeconds, service.Times.DownSeconds, service.Times.DegradedSeconds, service.Times.Percent));
        Assert.Equal("Mail was available for 99.932 % of agreed time: 30 min of 744 h missing.", service.Sentence);
        Assert.Equal("""Agreed time is that of the calendar "Always"; degraded is stated apart and does not count as down: by the policy "Gold" on 2014-05-31.""", report.AvailabilityRule);
    }

    [Fact]
    public void Cancelled_incidents_are_not_in_it()
    {
        var made = Hit((0, Reported(1, 0)));
        Assert.Single(Of(May, [made]).Incidents);
        Assert.Empty(Of(May, [made.And(5, new IncidentCancelled(Entry(7), At(5), "Declared twice."))]).Incidents);
    }

    [Fact]
    public void Without_a_contract_it_says_so()
    {
        var report = ServiceReport.Of(Northwind, ReportedMonth.Of(new LocalDate(2013, 5, 1), DateTimeZone.Utc), Known, [], Minute(0))!;
        Assert.Equal("Northwind has no contract before 2014-01-01: best effort.", Assert.Single(report.Contracts));
        Assert.Null(ServiceReport.Of(CustomerId.From(Guid.NewGuid()), May, Known, [], Minute(0)));
    }

    [Fact]
    public void A_month_begins_and_ends_in_its_zone()
    {
        var month = ReportedMonth.Of(Instant.FromUtc(2024, 11, 1, 2, 30), DateTimeZoneProviders.Tzdb["America/St_Johns"]);
        Assert.Equal((new LocalDate(2024, 11, 1), Instant.FromUtc(2024, 11, 1, 2, 30)), (month.First, month.From));
        // Clocks are put back on the third.
        Assert.Equal(Instant.FromUtc(2024, 12, 1, 3, 30), month.Until);
        Assert.Equal(new LocalDate(2024, 10, 1), month.Before().First);
    }

    private static ServiceReport Of(ReportedMonth month, IReadOnlyList<IncidentRecord> records) => ServiceReport.Of(Northwind, month, Known, records, Minute(60 * 24 * 60))!;
}
