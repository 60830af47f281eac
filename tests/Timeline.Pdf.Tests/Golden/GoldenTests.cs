using Timeline.Pdf.Composing;

namespace Timeline.Pdf.Tests.Golden;

/// <summary>One small file of record for fonts and metadata. Everything about layout is tested by position instead.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Fonts_and_metadata_are_written_as_before()
    {
        var document = new PdfDocument(new()
        {
            Title = "Fonts of record",
            Author = "Timeline",
            Subject = "One line in each face",
            Keywords = ["golden"],
            Created = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        });
        document.Body.Heading(1, "AV Ta \u00E4\u00F6\u00FC \u201Cq\u201D").Paragraph(text => text.Text("Serif ").Bold("bold ").Italic("italic ").Code("mono"))
            .Paragraph("Ω я ש م ☑ e\u0301 字")
            .Paragraph("क्षत्रिय शांति, শান্তি, น้ำ, 👩‍🚒 🇫🇷 1️⃣, 日本語, 服务器, שָׁלוֹם, مساءً");
        var actual = document.ToBytes();

        using var resource = typeof(GoldenTests).Assembly.GetManifestResourceStream("fonts.pdf");
        var expected = new byte[resource?.Length ?? 0];
        resource?.ReadExactly(expected);
        if (actual.AsSpan().SequenceEqual(expected))
            return;
        var path = Path.Combine(Path.GetTempPath(), "timeline-fonts.pdf");
        File.WriteAllBytes(path, actual);
        Assert.Fail($"the file changed; compare {path} with Golden/fonts.pdf, look at both, and replace the latter when the change is meant");
    }
}
