using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>Services as rows of CSV, the total first; for whom and by what they were computed stands in each.</summary>
internal static class AvailabilityCsv
{
    public static IEnumerable<string> Rows(Availability availability)
    {
        yield return Csv.Row(
            [
                "service", "service_key", "first_day", "last_day", "zone", "customer", "segment", "calendar", "degraded_is_down", "agreed_seconds", "down_seconds", "degraded_seconds", "lost_seconds",
                "percent", "outages", "definition_version", "computed_for", "computed_at", "as_of",
            ]);
        yield return Row(availability, "All", key: null, availability.Total);
        foreach (var service in availability.Services)
            yield return Row(availability, service.Label, service.Key, service.Times);
    }

    private static string Row(Availability availability, string service, string? key, ServiceTimes times)
    {
        var question = availability.Question;
        return Csv.Row(
            [
                service, key, Say.Date(question.Input.From), Say.Date(question.Input.To), question.Input.Zone, question.Customer?.Name, question.Segment?.Name, question.Calendar?.Name ?? "Around the clock",
                question.DegradedIsDown ? "true" : "false", times.AgreedSeconds, times.DownSeconds, times.DegradedSeconds, times.LostSeconds, times.Percent, times.Outages,
                ServiceTimes.CurrentDefinitions, question.Metrics.ComputedFor, Say.Time(availability.ComputedAt), Say.Time(availability.AsOf),
            ]);
    }
}
