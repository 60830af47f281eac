using AngleSharp.Dom;
using Ganss.Xss;

namespace Timeline.Markdown;

/// <summary>What HTML may be made of when it leaves: what our Markdown can make and nothing else. Safe to call from any thread.</summary>
/// <remarks>
/// The parsed Markdown was made safe before (<see cref="SafeDocument"/>), for the outputs that are no HTML too. This reads the finished HTML as a browser does, so that a mistake there, in
/// Markdig or in how a browser mends what it reads runs nothing.
/// </remarks>
internal static class HtmlCleaner
{
    // It is configured once; what it keeps does not change from then on.
    private static readonly HtmlSanitizer Sanitizer = Build();

    public static string Clean(string html) => Sanitizer.Sanitize(html);

    private static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Set(
                "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "input", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
            AllowedAttributes = Set("align", "checked", "class", "disabled", "href", "rel", "start", "title", "type"),
            AllowedSchemes = Set("http", "https", "mailto"),
            UriAttributes = Set("href"),
        });
        sanitizer.AllowedClasses.UnionWith(["contains-task-list", "task-list-item"]);
        sanitizer.FilterUrl += (_, address) => address.SanitizedUrl = SafeLink.AllowsInPage(address.OriginalUrl) ? address.SanitizedUrl : null;
        sanitizer.PostProcessNode += (_, processed) => Process(processed.Node);
        return sanitizer;
    }

    // Nobody but the reader is told where they went, and the only field is a tick that cannot be set.
    private static void Process(INode node)
    {
        if (node is not IElement element)
            return;
        if (element.LocalName == "a" && element.HasAttribute("href"))
            element.SetAttribute("rel", "nofollow noopener");
        else if (element.LocalName == "input" && (element.GetAttribute("type") != "checkbox" || !element.HasAttribute("disabled")))
            element.Remove();
    }

    private static HashSet<string> Set(params IEnumerable<string> values) => new(values, StringComparer.OrdinalIgnoreCase);
}
