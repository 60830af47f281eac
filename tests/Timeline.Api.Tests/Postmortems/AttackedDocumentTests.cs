using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Attacks;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Pdf.Tests.Writing;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>Documents of an incident in which published attacks were typed: nothing in them runs, nothing is fetched.</summary>
public sealed partial class AttackedDocumentTests
{
    private static readonly PostmortemDocument Document = Titled(
        PublishedAttacks.All[3],
        [
            .. PublishedAttacks.All.Select((attack, index) => Logged(index + 1, attack, author: attack.Length < 100 ? attack : null)),
            .. PublishedAttacks.All.Select((attack, index) => Logged(1_000 + index, $"[x](<{attack}>) ![y]({attack}) [{attack}](https://example.org/{index})")),
            new RootCauseNoted(Entry(3_000), At(Minute(5)), PublishedAttacks.All[5], []),
            new ActionItemRaised(ActionItemId.From(1, Guid.Empty, 0), PublishedAttacks.All[7], ActionItemType.Prevent, PublishedAttacks.All[8], Due: null, Lesson: null),
        ]);

    [Fact]
    public void HTML_has_no_script_no_handler_and_no_address_but_of_links()
    {
        var page = new HtmlParser().ParseDocument(HtmlOutput.RenderPage(Document));
        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, base, form, link, foreignObject, use, image, video, audio, img:not([src^='data:image/'])").Select(element => element.OuterHtml));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.All(page.All.SelectMany(element => element.Attributes), attribute =>
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style", attribute.Name);
            Assert.True(attribute.Name is not ("href" or "src" or "action" or "xlink:href") || Address().IsMatch(attribute.Value), attribute.Value);
        });
    }

    [Fact]
    public void A_PDF_has_no_action_but_links_to_addresses_and_to_itself()
    {
        var objects = new PdfReader(PdfOutput.Render(Document).Bytes).Texts.ToList();
        var links = objects.SelectMany(text => Link().Matches(text)).Select(match => match.Groups["to"].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Matches("^(https?://|mailto:)", link));
        foreach (var text in objects.Select(text => Words().Replace(text, "()")))
        {
            Assert.DoesNotMatch(@"/(JS|JavaScript|Launch|SubmitForm|ImportData|GoToR|GoToE|RichMedia|Rendition|Sound|Movie|AA|OpenAction|XFA|FS /URL)\b", text);
            Assert.All(Action().Matches(text).Select(match => match.Groups["kind"].Value), kind => Assert.Contains(kind, new[] { "URI", "GoTo" }));
        }
    }

    [GeneratedRegex("^(https?://|mailto:|#|data:image/(png|jpeg);base64,)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"/URI \((?<to>([^\\()]|\\.)*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\(([^\\()]|\\.)*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"/A\s*<<\s*/S /(?<kind>[A-Za-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();
}
