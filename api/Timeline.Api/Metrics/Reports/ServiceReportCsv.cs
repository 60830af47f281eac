using NodaTime;
using Timeline.Domain.Metrics.Reports;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics.Reports;

/// <summary>A service report as rows of CSV: what each row is of stands in its first column.</summary>
internal static class ServiceReportCsv
{
    private static readonly string[] Header =
    [
        "row", "customer", "month", "zone", "as_known_at", "incident", "incident_id", "title", "severity", "what", "status", "from", "until", "due_at", "seconds", "share", "words",
    ];

    public static IEnumerable<string> Rows(ServiceReport report)
    {
        object?[] common = [report.Customer, report.Month.First.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture), report.Month.Zone.Id, Say.Time(report.AsKnownAt)];
        yield return Csv.Row(Header);
        foreach (var contract in report.Contracts)
            yield return Row("CONTRACT", incident: null, what: null, status: null, from: null, until: null, words: contract);
        foreach (var incident in report.Incidents)
        {
            yield return Row("INCIDENT", incident, what: null, Say.Name(incident.Record.Status), incident.BeganAt, incident.ResolvedAt);
            foreach (var impact in incident.Impacts)
                yield return Row("IMPACT", incident, impact.Service, Say.Name(impact.Level), impact.From, impact.Until, seconds: Seconds(impact));
        }

        foreach (var clock in report.Clocks)
        {
            yield return Row(
                "TARGET", clock.Incident, clock.Name, Say.Name(clock.Outcome), clock.Clock.StartedAt, clock.Clock.To?.At, words: clock.Reason, dueAt: clock.Clock.DueAt);
        }

        foreach (var service in report.Services)
        {
            yield return Row(
                "AVAILABILITY", incident: null, service.Service, status: null, report.Month.From, report.Month.Until, words: service.Sentence, seconds: service.Times.LostSeconds, share: service.Times.Percent);
        }

        foreach (var message in report.Told)
        {
            var incident = report.Incidents.First(each => each.Record.Id == message.Record.Id);
            yield return Row(
                "TOLD", incident, $"{message.ToWhom}, {Say.Words(message.Channel)}", message.Outcome is { } outcome ? Say.Name(outcome) : "TOLD", message.At, until: null, words: message.Text);
        }

        string Row(
            string row, ReportedIncident? incident, string? what, string? status, Instant? from, Instant? until, string? words = null, Instant? dueAt = null, long? seconds = null, string? share = null) => Csv.Row(
        [
            row, .. common, incident?.Record.Key, incident?.Record.Id.ToString(), incident?.Record.Title, incident is null ? null : Say.Name(incident.Record.Severity), what, status,
            from is { } begin ? Say.Time(begin) : null, until is { } end ? Say.Time(end) : null, dueAt is { } due ? Say.Time(due) : null, seconds, share, words,
        ]);

        static long? Seconds(ReportedImpact impact) => impact.Until is { } until ? WholeSeconds.Of(until - impact.From) : null;
    }
}
