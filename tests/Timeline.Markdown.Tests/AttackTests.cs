using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Timeline.Attacks;

namespace Timeline.Markdown.Tests;

/// <summary>Published attacks, read by a parser that reads as browsers do.</summary>
public sealed class AttackTests
{
    private static readonly string[] Elements =
        ["a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "input", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"];

    private static readonly string[] Attributes = ["align", "checked", "class", "disabled", "href", "rel", "start", "title", "type"];

    [Fact]
    public void No_attack_in_Markdown_leaves_more_than_what_Markdown_can_say()
    {
        var attacks = PublishedAttacks.InMarkdown.ToList();
        Assert.True(attacks.Count > 4_000, $"only {attacks.Count} attacks");
        Assert.All(attacks, attack => Assert.Empty(Wrong(MarkdownRenderer.ToSafeHtml(attack))));
    }

    // What would be left if the walk of the tree, or Markdig, let it through as it is.
    [Fact]
    public void No_attack_in_HTML_leaves_more_either() => Assert.All(PublishedAttacks.All, attack => Assert.Empty(Wrong(HtmlCleaner.Clean(attack))));

    [Theory]
    [InlineData("<a href=\"#entry-a_b-1\">x</a>", "<a href=\"#entry-a_b-1\" rel=\"nofollow noopener\">x</a>")]
    [InlineData("<a href=\"#section-1\">x</a><a href=\"/x\">x</a><a href=\"timeline:entry/1\">x</a><a href=\"//example.org\">x</a>", "<a>x</a><a>x</a><a>x</a><a>x</a>")]
    [InlineData("<input type=\"checkbox\" disabled=\"disabled\"><input type=\"checkbox\"><input type=\"password\" disabled>", "<input type=\"checkbox\" disabled=\"disabled\">")]
    [InlineData("<p class=\"task-list-item other\" style=\"color:red\" id=\"x\">a</p><img src=\"data:image/png;base64,AA\">", "<p class=\"task-list-item\">a</p>")]
    public void Addresses_fields_classes_and_styles_are_those_of_our_Markdown(string html, string left) => Assert.Equal(left, HtmlCleaner.Clean(html));

    private static IEnumerable<string> Wrong(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument("<body>" + html).Body!.QuerySelectorAll("*"))
        {
            if (!Elements.Contains(element.LocalName) || (element.LocalName == "input" && element.GetAttribute("type") != "checkbox"))
                yield return element.OuterHtml;
            foreach (var attribute in element.Attributes.Where(attribute => !Attributes.Contains(attribute.Name)))
                yield return $"{attribute.Name} in {element.OuterHtml}";
            if (element.HasAttribute("href") && (element.GetAttribute("rel") != "nofollow noopener" || !IsSafe(element.GetAttribute("href")!)))
                yield return element.OuterHtml;
        }
    }

    private static bool IsSafe(string address) => address.StartsWith('#') || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto")
        || new[] { "http://", "https://", "mailto:" }.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
}
