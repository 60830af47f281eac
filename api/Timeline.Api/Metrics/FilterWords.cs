using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>A filter in words, for a report.</summary>
internal static class FilterWords
{
    public static string Of(MetricFilter? filter)
    {
        var parts = new List<string> { Kinds(filter) };
        void Add<T>(string what, IReadOnlyList<T>? values, Func<T, string> word)
        {
            if (values is not null)
                parts.Add(values.Count == 0 ? $"{what} none" : $"{what} {string.Join(" or ", values.Select(word))}");
        }

        Add(filter?.ByHighestSeverity is true ? "highest severity" : "severity", filter?.Severity, Say.Name);
        Add("service", filter?.Service, text => text);
        Add("customer", filter?.Customer, text => text);
        Add("team", filter?.Team, text => text);
        Add("detected by", filter?.DetectedBy, by => Say.Name(by).ToLowerInvariant());
        parts.Add(filter?.IncludeCancelled is true ? "with cancelled ones" : "without cancelled ones");
        parts.Add(filter?.IncludeDuplicates is true ? "with duplicates" : "without duplicates");
        return string.Join("; ", parts);
    }

    private static string Kinds(MetricFilter? filter) => filter?.Kind switch
    {
        null => "Real ones",
        { Count: 0 } => "None of any kind",
        var kinds => string.Join(" and ", kinds.Distinct().Order().Select(kind => kind == IncidentKind.Real ? "Real ones" : "Drills")),
    };
}
