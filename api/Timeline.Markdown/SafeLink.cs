namespace Timeline.Markdown;

/// <summary>Which addresses a reader may be led to.</summary>
internal static class SafeLink
{
    private static readonly string[] Schemes = ["https://", "http://", "mailto:"];

    /// <summary>True for absolute http, https and mailto addresses without control characters.</summary>
    public static bool Allows(string? address) =>
        address is not null && !address.Any(char.IsControl) &&
        Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && address.Length > scheme.Length);
}
