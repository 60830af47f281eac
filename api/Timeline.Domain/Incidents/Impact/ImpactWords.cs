using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Impact in words.</summary>
internal static class ImpactWords
{
    /// <summary>Which impact, as part of a sentence: <c>Mail for the branch offices</c>.</summary>
    /// <param name="start">The entry that says it started.</param>
    public static string NameOf(StandingEntry start) =>
        start.Origin is ImpactStarted made ? NameOf(made.Service, made.Segment, made.Customer) : start.Text;

    /// <inheritdoc cref="NameOf(StandingEntry)"/>
    public static string NameOf(string service, string? segment, string? customer) => service + (Whom(segment, customer) is { } whom ? " " + whom : "");

    /// <summary>How hard, whom, how many, as far as they are said: <c>down for the branch offices, 1,200 people</c>.</summary>
    public static string Of(ImpactLevel? level, string? segment, string? customer, int? affected)
    {
        string?[] how = [level is { } said ? Say.Words(said) : null, Whom(segment, customer)];
        string?[] parts = [how is [null, null] ? null : string.Join(' ', how.OfType<string>()), affected is { } count ? $"{Say.Count(count)} {(count == 1 ? "person" : "people")}" : null];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string? Whom(string? segment, string? customer) =>
        segment is null && customer is null ? null : "for " + string.Join(", ", new[] { segment, customer }.OfType<string>());
}
