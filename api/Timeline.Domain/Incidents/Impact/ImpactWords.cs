using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Impact in words.</summary>
internal static class ImpactWords
{
    /// <summary>How hard, whom, how many, as far as they are said: <c>down for the branch offices, 1,200 people</c>.</summary>
    public static string Of(ImpactLevel? level, string? segment, string? customer, int? affected)
    {
        string[] whom = [.. new[] { segment, customer }.OfType<string>()];
        var how = level is { } said ? Say.Words(said) : null;
        var first = whom.Length == 0 ? how : $"{how} for {string.Join(", ", whom)}".TrimStart();
        return string.Join(", ", new[] { first, affected is { } count ? $"{Say.Count(count)} {(count == 1 ? "person" : "people")}" : null }.OfType<string>());
    }
}
