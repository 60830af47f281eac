using System.Text.RegularExpressions;

namespace Timeline.Markdown;

/// <summary>Which addresses a reader may be led to.</summary>
internal static partial class SafeLink
{
    private static readonly string[] Schemes = ["https://", "http://", "mailto:"];

    /// <summary>True for absolute http, https and mailto addresses without control characters, and for references.</summary>
    public static bool Allows(string? address) =>
        address is not null && !address.Any(char.IsControl) &&
        (Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && address.Length > scheme.Length) || AnchorOf(address) is not null);

    /// <summary>True for what a link in a page of ours may lead to: the addresses allowed, and a place that a reference led to.</summary>
    public static bool AllowsInPage(string address) => Anchor().IsMatch(address) || (Allows(address) && AnchorOf(address) is null);

    /// <summary>The place in the same document that a reference such as <c>timeline:entry/ID</c> leads to: <c>entry-ID</c>. Null: it is no reference.</summary>
    public static string? AnchorOf(string? address) =>
        address is not null && Reference().Match(address) is { Success: true } match ? $"{match.Groups["kind"].Value}-{match.Groups["id"].Value}" : null;

    [GeneratedRegex("^timeline:(?<kind>entry|action|metric)/(?<id>[A-Za-z0-9_-]{1,100})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("^#(entry|action|metric)-[A-Za-z0-9_-]{1,100}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anchor();
}
