using NodaTime;
using NodaTime.Text;
using Timeline.Api.Host;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Metrics;

/// <summary>The question of an address: the members of an input, such as <c>MetricFiguresInput</c> and its filter, by their names; a list is its name several times.</summary>
internal static class FiguresRequest
{
    /// <summary>Those that stand in <see cref="Filter"/>.</summary>
    private static readonly string[] OfFilter =
        ["severity", "byHighestSeverity", "service", "customer", "team", "detectedBy", "kind", "includeCancelled", "includeDuplicates"];

    /// <exception cref="GraphQLException">BAD_USER_INPUT: names the parameter.</exception>
    public static MetricFiguresInput Read(IQueryCollection query)
    {
        Check(query, ["metric", "from", "to", "zone", "groupBy", "trend", "withMean", .. OfFilter]);
        return new(
            One<MetricKind>(query, "metric") ?? throw Bad("metric is missing. Give one such as TIME_TO_RESOLVE."), Date(query, "from"), Date(query, "to"), Zone(query), Filter(query),
            One<MetricGrouping>(query, "groupBy"), One<TrendUnit>(query, "trend"), Flag(query, "withMean"));
    }

    /// <summary>The members of <c>SlaAttainmentInput</c> and of its filter; groups and parts are not in the file.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: names the parameter.</exception>
    public static SlaAttainmentInput ReadAttainment(IQueryCollection query)
    {
        Check(query, ["from", "to", "zone", "clocks", "customerId", "policyId", "target", .. OfFilter]);
        return new(
            Date(query, "from"), Date(query, "to"), Zone(query), Filter(query), One<SlaClocksOf>(query, "clocks"), Single(query, "customerId"), Single(query, "policyId"), Single(query, "target"),
            GroupBy: null, Trend: null);
    }

    /// <summary>The members of <c>AvailabilityInput</c>.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: names the parameter.</exception>
    public static AvailabilityInput ReadAvailability(IQueryCollection query)
    {
        Check(query, ["from", "to", "zone", "services", "customerId", "segmentId", "calendarId"]);
        return new(Date(query, "from"), Date(query, "to"), Zone(query), Texts(query, "services"), Single(query, "customerId"), Single(query, "segmentId"), Single(query, "calendarId"));
    }

    private static void Check(IQueryCollection query, string[] known)
    {
        if (query.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.Ordinal)) is { } unknown)
            throw Bad($"\"{Excerpt.Of(unknown)}\" is no parameter of this address. There are {string.Join(", ", known)}.");
    }

    private static MetricFilter Filter(IQueryCollection query) => new(
        Many<Severity>(query, "severity"), Flag(query, "byHighestSeverity"), Texts(query, "service"), Texts(query, "customer"), Texts(query, "team"),
        Many<DetectedBy>(query, "detectedBy"), Many<IncidentKind>(query, "kind"), Flag(query, "includeCancelled"), Flag(query, "includeDuplicates"));

    private static string Zone(IQueryCollection query) => Single(query, "zone") ?? throw Bad("zone is missing. Give a name such as America/Chicago.");

    private static string? Single(IQueryCollection query, string name) => query[name] switch
    {
        { Count: 0 } => null,
        [{ Length: > 0 } only] => only,
        var several => throw Bad($"{name} is \"{Excerpt.Of(several.ToString())}\". Give it once, with a value."),
    };

    private static LocalDate Date(IQueryCollection query, string name)
    {
        var text = Single(query, name);
        return text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed
            ? parsed.Value
            : throw Bad($"{name} is {(text is null ? "missing" : $"\"{Excerpt.Of(text)}\", which is no day")}. Give one such as 2026-03-14.");
    }

    private static bool? Flag(IQueryCollection query, string name) => Single(query, name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw Bad($"{name} is \"{Excerpt.Of(text)}\". Give true or false."),
    };

    private static IReadOnlyList<string>? Texts(IQueryCollection query, string name) => query[name] is { Count: > 0 } texts ? [.. texts.Select(text => text ?? "")] : null;

    private static TEnum? One<TEnum>(IQueryCollection query, string name)
        where TEnum : struct, Enum => Single(query, name) is { } text ? Value<TEnum>(text, name) : null;

    private static List<TEnum>? Many<TEnum>(IQueryCollection query, string name)
        where TEnum : struct, Enum => Texts(query, name)?.Select(text => Value<TEnum>(text, name)).ToList();

    private static TEnum Value<TEnum>(string text, string name)
        where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>();
        var index = Array.FindIndex(values, value => Say.Name(value) == text);
        return index >= 0 ? values[index] : throw Bad($"{name} is \"{Excerpt.Of(text)}\". Give one of {string.Join(", ", values.Select(Say.Name))}.");
    }

    private static GraphQLException Bad(string message) => new(message, "BAD_USER_INPUT");
}
