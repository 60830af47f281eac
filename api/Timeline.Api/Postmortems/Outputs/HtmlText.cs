using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Timeline.Api.Postmortems.Outputs;

/// <summary>Plain text in HTML.</summary>
internal static partial class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text, encoded. A plus sign, which the encoder escapes for the sake of UTF-7, stays.</summary>
    public static string Encode(string text) => Encoder.Encode(text).Replace("&#x2B;", "+", StringComparison.Ordinal);

    /// <summary>The text with its dates and offsets kept whole: browsers break lines at their hyphens.</summary>
    public static string Show(string text) => Whole().Replace(Encode(text), "<span class=\"whole\">$0</span>");

    /// <summary>A clock time; which of two hours it was is set smaller, or the column would be as wide as that.</summary>
    public static string Time(string time) =>
        Show(time).Replace(" (", " <small>(", StringComparison.Ordinal).Replace(")", ")</small>", StringComparison.Ordinal);

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?|UTC[+−][0-9]{2}:[0-9]{2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();
}
