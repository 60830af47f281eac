using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Metrics;
using Timeline.Domain.Metrics.Reports;
using Timeline.Domain.Shared;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Writing;

namespace Timeline.Api.Metrics.Reports;

/// <summary>A service report as PDF. The same report gives the same bytes.</summary>
internal static class ServiceReportPdf
{
    private static readonly LocalDatePattern MonthName = LocalDatePattern.CreateWithInvariantCulture("MMMM uuuu");
    private static readonly ZonedDateTimePattern Moment = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", zoneProvider: null);

    public static WrittenPdf Render(ServiceReport report, string madeBy)
    {
        var month = MonthName.Format(report.Month.First);
        var title = $"{report.Customer}, {month}";
        return ReportPaper.Render(
            new()
            {
                Title = $"Service report: {title}",
                Author = madeBy,
                Subject = $"Service report for {report.Customer}, {month}",
                Keywords = ["service report", "incidents"],
                Created = report.AsKnownAt.ToDateTimeOffset(),
            },
            "SERVICE REPORT",
            title,
            rows =>
            {
                rows.Row("Customer", report.Customer);
                rows.Row("Month", $"{Say.Date(report.Month.First)} to {Say.Date(report.Month.Last)}, both inclusive, in {report.Month.Zone.Id}; all times below are of that zone");
                rows.Row("Made by", madeBy);
                rows.Row("As known at", At(report.AsKnownAt, report));
            },
            body => Compose(body, report));
    }

    private static void Compose(Flow body, ServiceReport report)
    {
        if (report.Month.Until > report.AsKnownAt)
            body.Callout(Tone.Warning, "The month is not over", inner => inner.Paragraph("This report says what was known of a part of it."));

        body.Heading(1, "At a glance");
        body.Bullets(list =>
        {
            foreach (var line in Glance(report))
                list.Item(line);
        });
        body.Heading(1, "What was promised");
        foreach (var contract in report.Contracts)
            body.Paragraph(contract);
        Availability(body, report);
        Incidents(body, report);
        Targets(body, report);
        Told(body, report);
        body.Heading(1, "How this is counted");
        body.Bullets(list =>
        {
            list.Item("Incidents are those that hit the customer in the month, alone, in a segment or as everybody, and those that concern them and were open in it. Drills, cancelled incidents, duplicates and private incidents are not in it.");
            list.Item("A target counts in the month in which its clock started, by the policy that was in force for the incident.");
            list.Item($"Computed from the record by definitions version {Attainments.CurrentDefinitions}; nothing here was typed in.");
        });
    }

    private static IEnumerable<string> Glance(ServiceReport report)
    {
        yield return report.Incidents.Count switch
        {
            0 => "No incident concerned the customer.",
            1 => "One incident concerned the customer.",
            var count => $"{Say.Count(count)} incidents concerned the customer.",
        };
        yield return Share("targets", report.Attainment.Targets);
        if (report.Attainment.Cadences.All > 0)
            yield return Share("updates", report.Attainment.Cadences);
        foreach (var service in report.Services)
            yield return service.Sentence;
    }

    private static string Share(string what, AttainmentCount count) => count.Met + count.Missed == 0
        ? $"No {what} came to be judged."
        : string.Create(CultureInfo.InvariantCulture, $"{Say.Count(count.Met)} of {Say.Count(count.Met + count.Missed)} {what} in time{(count.Pending > 0 ? $", {Say.Count(count.Pending)} still open" : "")}.");

    private static void Availability(Flow body, ServiceReport report)
    {
        body.Heading(1, "Availability");
        if (report.Services.Count == 0)
        {
            body.Paragraph($"No service was down or degraded for the customer. {report.AvailabilityRule}");
            return;
        }

        body.Table(table =>
        {
            table.Column(Track.Relative(2)).Column(Track.Auto).Column(Track.Relative(1)).Column(Track.Relative(1)).Column(Track.Relative(1.2f));
            table.Header(["Service", "Available", "Down", "Degraded", "Of agreed time"]);
            foreach (var service in report.Services)
                table.Row([service.Service, service.Times.Percent is { } percent ? $"{percent} %" : "–", Span(service.Times.DownSeconds), Span(service.Times.DegradedSeconds), Hours(service.Times.AgreedSeconds)]);
        });
        body.Paragraph(report.AvailabilityRule);
    }

    private static void Incidents(Flow body, ServiceReport report)
    {
        body.Heading(1, "Incidents");
        if (report.Incidents.Count == 0)
        {
            body.Paragraph("None.");
            return;
        }

        body.Table(table =>
        {
            table.Column(Track.Auto).Column(Track.Relative(2)).Column(Track.Auto).Column(Track.Relative(1.1f)).Column(Track.Relative(1.1f)).Column(Track.Relative(2));
            table.Header(["Key", "Title", "Severity", "Began", "Resolved", "Impact on the customer"]);
            foreach (var incident in report.Incidents)
            {
                table.Row(row => row.Cell(incident.Record.Key).Cell(incident.Record.Title).Cell(Say.Name(incident.Record.Severity)).Cell(At(incident.BeganAt, report))
                    .Cell(incident.ResolvedAt is { } resolved ? At(resolved, report) : Say.Words(incident.Record.Status))
                    .Cell(impacts =>
                    {
                        if (incident.Impacts.Count == 0)
                            impacts.Paragraph("None recorded");
                        foreach (var impact in incident.Impacts)
                            impacts.Paragraph($"{impact.Service} {Say.Words(impact.Level)} from {At(impact.From, report)}{(impact.Until is { } until ? $" to {At(until, report)}" : ", still so")}");
                    }));
            }
        });
    }

    private static void Targets(Flow body, ServiceReport report)
    {
        body.Heading(1, "Targets");
        if (report.Clocks.Count == 0)
        {
            body.Paragraph("No clock started in the month.");
            return;
        }

        body.Table(table =>
        {
            table.Column(Track.Auto).Column(Track.Relative(1)).Column(Track.Auto).Column(Track.Relative(3));
            table.Header(["Key", "Target", "Standing", "Why"]);
            foreach (var clock in report.Clocks)
                table.Row([clock.Incident.Record.Key, clock.Name ?? "–", Say.Words(clock.Outcome), clock.Reason]);
        });
    }

    private static void Told(Flow body, ServiceReport report)
    {
        body.Heading(1, "What was told");
        if (report.Told.Count == 0)
        {
            body.Paragraph("Nothing is recorded.");
            return;
        }

        body.Table(table =>
        {
            table.Column(Track.Auto).Column(Track.Auto).Column(Track.Relative(1)).Column(Track.Relative(3));
            table.Header(["When", "Key", "To whom", "What"]);
            foreach (var message in report.Told)
            {
                table.Row(
                    [
                        At(message.At, report), message.Record.Key, $"{message.ToWhom}, {Say.Words(message.Channel)}{(message.Outcome is { } outcome ? $": {Say.Words(outcome)}" : "")}", message.Text,
                    ]);
            }
        });
    }

    private static string At(Instant at, ServiceReport report) => Moment.Format(at.InZone(report.Month.Zone));

    private static string Span(long seconds) => seconds == 0 ? "–" : Say.Span(Duration.FromSeconds(seconds));

    private static string Hours(long seconds) => Say.Hours(Duration.FromSeconds(seconds));
}
