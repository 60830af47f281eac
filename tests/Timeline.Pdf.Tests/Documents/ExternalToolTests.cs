namespace Timeline.Pdf.Tests.Documents;

/// <summary>What other people's programs make of our files. Each is skipped, and says so, where the program is not installed.</summary>
public sealed class ExternalToolTests
{
    [Fact]
    public void Qpdf_finds_nothing_wrong() =>
        Assert.Contains("No syntax or stream encoding errors found", Run("qpdf", "--check", "{file}"), StringComparison.Ordinal);

    [Fact]
    public void Poppler_calls_it_tagged_and_titled()
    {
        var info = Run("pdfinfo", "{file}");
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Title:\s+Mail stopped for the night", info);
    }

    [Fact]
    public void All_fonts_are_embedded_subsets_with_unicode()
    {
        var lines = Run("pdffonts", "{file}").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.All(lines, line => Assert.Matches(@"CID TrueType\s+Identity-H\s+yes yes yes", line));
    }

    [Fact]
    public void Words_come_out_in_reading_order()
    {
        var text = Run("pdftotext", "{file}", "-").ReplaceLineEndings(" ");
        var at = 0;
        foreach (var words in new[] { "POSTMORTEM", "Mail stopped for the night: queues", "Owner", "Ada Moreau", "Summary", "At 22:02 the first message was deferred.", "What went well", "Nothing was lost", "Free the disk", "Other scripts", "שלום", "Entry 0:", "Entry 59:" })
        {
            var found = text.IndexOf(words, at, StringComparison.Ordinal);
            Assert.True(found >= at, $"'{words}' not found after {at} in: {text}");
            at = found;
        }
    }

    private static string Run(string program, params string[] arguments) => ExternalTool.Run(SampleReport.Write(), program, arguments);
}
