using NodaTime;
using NodaTime.Text;
using Timeline.Api.Host;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Metrics;

/// <summary>The question of an address: the members of <c>MetricFiguresInput</c> and of its filter by their names; a list is its name several times.</summary>
internal static class FiguresRequest
{
    private static readonly string[] Known =
    [
        "metric", "from", "to", "zone", "groupBy", "trend", "withMean", "severity", "byHighestSeverity", "service", "customer", "team", "detectedBy", "kind", "includeCancelled",
        "includeDuplicates",
    ];

    /// <exception cref="GraphQLException">BAD_USER_INPUT: names the parameter.</exception>
    public static MetricFiguresInput Read(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(key => !Known.Contains(key, StringComparer.Ordinal)) is { } unknown)
            throw Bad($"\"{Excerpt.Of(unknown)}\" is no parameter of this address. There are {string.Join(", ", Known)}.");
        return new(
            One<MetricKind>(query, "metric") ?? throw Bad("metric is missing. Give one such as TIME_TO_RESOLVE."), Date(query, "from"), Date(query, "to"),
            Single(query, "zone") ?? throw Bad("zone is missing. Give a name such as America/Chicago."),
            new(
                Many<Severity>(query, "severity"), Flag(query, "byHighestSeverity"), Texts(query, "service"), Texts(query, "customer"), Texts(query, "team"),
                Many<DetectedBy>(query, "detectedBy"), Many<IncidentKind>(query, "kind"), Flag(query, "includeCancelled"), Flag(query, "includeDuplicates")),
            One<MetricGrouping>(query, "groupBy"), One<TrendUnit>(query, "trend"), Flag(query, "withMean"));
    }

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
        var index = Array.FindIndex(values, value => NameOf(value) == text);
        return index >= 0 ? values[index] : throw Bad($"{name} is \"{Excerpt.Of(text)}\". Give one of {string.Join(", ", values.Select(NameOf))}.");
    }

    /// <summary>As the schema spells it: <c>TIME_TO_RESOLVE</c>.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : letter.ToString())).ToUpperInvariant();

    private static GraphQLException Bad(string message) => new(message, "BAD_USER_INPUT");
}
