using Timeline.Api.Host;
using Timeline.Architecture.Tests.Projects;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Docs;

public sealed class DocumentationTests
{
    private static readonly SourceFile Page = new("docs/page.md", "# Page\n\nSet `TIMELINE_DATA` or `Timeline:Data`, never TIMELINE_OTHER.\n");

    [Fact]
    public void Every_setting_is_documented() =>
        Violations.None(DocumentationRules.Unnamed(
            SourceTree.File("docs/configuration.md"),
            ConfigurationSources.EnvironmentNames.Keys.Concat(ConfigurationSources.CommandLineKeys)));

    [Fact]
    public void A_setting_that_is_not_documented_is_found() =>
        Assert.Equal(["docs/page.md does not name `TIMELINE_OTHER`."], DocumentationRules.Unnamed(Page, ["TIMELINE_DATA", "TIMELINE_OTHER", "Timeline:Data"]));

    [Fact]
    public void Decisions_are_numbered_without_gaps() => Violations.None(DocumentationRules.Misnumbered(SourceTree.Under("docs/adr")));

    [Fact]
    public void A_decision_out_of_number_is_found() =>
        Assert.Equal(
            [
                "docs/adr/0003-gone.md: the next decision is 0002-title-in-small-letters.md.",
                "docs/adr/0003-twice.md: its heading is # 0003 and the title.",
                "docs/adr/four.md: the next decision is 0004-title-in-small-letters.md.",
            ],
            DocumentationRules.Misnumbered([
                new("docs/adr/0001-first.md", "# 0001 First\n"),
                new("docs/adr/0003-gone.md", "# 0003 Gone\n"),
                new("docs/adr/0003-twice.md", "# Twice\n"),
                new("docs/adr/four.md", "# 0004 Four\n"),
            ]));

    [Fact]
    public void The_readme_maps_every_folder_of_the_api() =>
        Violations.None(DocumentationRules.Unmapped(SourceTree.File("README.md"), new DirectoryInfo(SourceTree.FullPath("api")).EnumerateDirectories().Select(folder => folder.Name)));

    [Fact]
    public void A_folder_that_is_not_on_the_map_is_found() =>
        Assert.Equal(
            ["README.md: the map of the tree does not name `api/Timeline.Pdf`."],
            DocumentationRules.Unmapped(new("README.md", "| `api/Timeline.GraphQL`, `….Markdown` | engines |\n| Timeline.Pdf | pages |"), ["Timeline.GraphQL", "Timeline.Markdown", "Timeline.Pdf"]));

    [Fact]
    public void The_architecture_page_draws_the_arrows_that_are_held() =>
        Violations.None(ArrowsPage.Violations(SourceTree.File("docs/architecture.md"), AllowedReferences.Of));

    [Fact]
    public void An_arrow_drawn_wrong_is_found() =>
        Assert.Equal(
            [
                "docs/page.md: draws no arrows of Timeline.Pdf.",
                "docs/page.md: draws Timeline.EmbeddedPostgres -> Markdig; allowed is (nothing).",
                "docs/page.md: draws arrows of Timeline.Charts, which is no project.",
            ],
            ArrowsPage.Violations(
                new("docs/page.md", "```\nDomain   -> NodaTime\nEmbeddedPostgres -> Markdig\nMarkdown -> Pdf, Microsoft.Extensions.Caching.Memory, Markdig, HtmlSanitizer\nCharts   -> Pdf\n```\n"),
                AllowedReferences.Of.Where(entry => entry.Key is "Timeline.Domain" or "Timeline.Pdf" or "Timeline.Markdown" or "Timeline.EmbeddedPostgres").ToDictionary(StringComparer.Ordinal)));

    [Fact]
    public void Links_lead_somewhere() =>
        Violations.None(DocumentationRules.BrokenLinks(
            SourceTree.Files.Where(file => file.Extension == ".md" && file.Folders is [] or ["docs", ..]),
            path => Path.Exists(SourceTree.FullPath(path))));

    [Fact]
    public void A_link_that_leads_nowhere_is_found() =>
        Assert.Equal(
            ["docs/adr/0001-a.md:2: links to ../gone.md, which is not in the tree."],
            DocumentationRules.BrokenLinks(
                [new("docs/adr/0001-a.md", "[here](../page.md#top) [there](https://example.org) [below](#end)\n[gone](../gone.md)\n")],
                path => path == "docs/page.md"));
}
