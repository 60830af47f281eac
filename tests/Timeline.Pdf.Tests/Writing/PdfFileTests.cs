using Timeline.Pdf.Composing;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tests.Documents;
using Timeline.Pdf.Writing;

namespace Timeline.Pdf.Tests.Writing;

public sealed class PdfFileTests
{
    private static readonly Lazy<PdfReader> Sample = new(() => new(SampleReport.Write()));

    [Fact]
    public void The_catalog_says_language_title_bar_marks_and_page_labels()
    {
        var catalog = Sample.Value.Catalog;
        foreach (var entry in new[] { "/Lang (en)", "/MarkInfo <</Marked true>>", "/DisplayDocTitle true", "/PageLabels", "/PageMode /UseOutlines" })
            Assert.Contains(entry, catalog, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_is_in_the_information_dictionary_and_in_xmp()
    {
        var info = Sample.Value.Text(PdfReader.Reference(Sample.Value.Trailer, "Info"));
        Assert.Contains("/Title (Mail stopped for the night)", info, StringComparison.Ordinal);
        Assert.Contains("/Keywords (mail, postmortem)", info, StringComparison.Ordinal);
        Assert.Contains("/CreationDate (D:20260304093000+01'00')", info, StringComparison.Ordinal);
        var xmp = Sample.Value.Stream(PdfReader.Reference(Sample.Value.Catalog, "Metadata"));
        Assert.Contains("<rdf:li xml:lang=\"x-default\">Mail stopped for the night</rdf:li>", xmp, StringComparison.Ordinal);
        Assert.Contains("<xmp:CreateDate>2026-03-04T09:30:00+01:00</xmp:CreateDate>", xmp, StringComparison.Ordinal);
        _ = System.Xml.Linq.XDocument.Parse(System.Text.Encoding.UTF8.GetString(Sample.Value.Bytes(PdfReader.Reference(Sample.Value.Catalog, "Metadata"))).Trim('\uFEFF'));
    }

    [Fact]
    public void Metadata_of_any_characters_stays_well_formed()
    {
        var document = new PdfDocument(new() { Title = "a (b) \\ <c> & \u202Eמ\0\uD800 \U0001F525", Author = ")", Keywords = ["<x>"] });
        document.Body.Paragraph("x");
        var pdf = new PdfReader(document.ToBytes());
        _ = System.Xml.Linq.XDocument.Parse(System.Text.Encoding.UTF8.GetString(pdf.Bytes(PdfReader.Reference(pdf.Catalog, "Metadata"))).Trim('\uFEFF'));
        Assert.Contains(@"/Author (\))", pdf.Text(PdfReader.Reference(pdf.Trailer, "Info")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_date_the_file_carries_none()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Paragraph("x");
        var pdf = new PdfReader(document.ToBytes());
        Assert.DoesNotContain("Date", pdf.Text(PdfReader.Reference(pdf.Trailer, "Info")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_font_is_embedded_as_a_tagged_subset_with_a_way_back_to_text()
    {
        var fonts = Sample.Value.Find("/Subtype /Type0");
        Assert.Equal(11, fonts.Count);
        Assert.All(fonts, font =>
        {
            var text = Sample.Value.Text(font);
            Assert.Matches("/BaseFont /[A-Z]{6}\\+[A-Za-z-]+", text);
            Assert.Contains("beginbfchar", Sample.Value.Stream(PdfReader.Reference(text, "ToUnicode")), StringComparison.Ordinal);
            var descendant = Sample.Value.Text(int.Parse(PdfReader.Match(text, @"/DescendantFonts \[(\d+)"), System.Globalization.CultureInfo.InvariantCulture));
            var descriptor = Sample.Value.Text(PdfReader.Reference(descendant, "FontDescriptor"));
            Assert.InRange(Sample.Value.Bytes(PdfReader.Reference(descriptor, "FontFile2")).Length, 200, 60_000);
        });
    }

    [Fact]
    public void The_structure_says_what_everything_is()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Heading(1, "One").Paragraph(text => text.Text("See ").Link("https://example.org", "there").Text("."))
            .Bullets(list => list.Item("a").Item("b"))
            .Table(table => table.Column(Pdf.Tables.Track.Auto).Column(Pdf.Tables.Track.Auto).Header("k", "v").Row("1", "2"))
            .Drawing(new(20, 20), "a dot", draw => draw.Circle(new(10, 10), 5, Color.Black));
        var pdf = new PdfReader(document.ToBytes());
        var root = pdf.Text(PdfReader.Reference(pdf.Catalog, "StructTreeRoot"));
        Assert.Equal(
            """
            Document
             H1
             P
              Link
             L
              LI
               Lbl
               LBody
                P
              LI
               Lbl
               LBody
                P
             Table
              THead
               TR
                TH
                 P
                TH
                 P
              TBody
               TR
                TD
                 P
                TD
                 P
             Figure

            """.ReplaceLineEndings("\n"),
            pdf.Outline(PdfReader.Reference(root, "K")));
        Assert.Contains("/Alt (a dot)", string.Concat(pdf.Texts), StringComparison.Ordinal);
        Assert.Contains("/Scope /Column", string.Concat(pdf.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mark_on_a_page_has_an_owner_and_every_operator_is_inside_one()
    {
        var pages = Sample.Value.Find("/Type /Page/");
        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            var content = Sample.Value.Content(page);
            var depth = 0;
            foreach (var line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                // Inside of one, a span says what glyphs stand for.
                var isSpan = line.StartsWith("/Span <</ActualText", StringComparison.Ordinal);
                Assert.Equal(isSpan, line.EndsWith("BDC", StringComparison.Ordinal) && depth == 1);
                depth += line.EndsWith("BDC", StringComparison.Ordinal) ? 1 : line == "EMC" ? -1 : 0;
                Assert.InRange(depth, 0, 2);
                Assert.True(depth >= 1 || line == "EMC", line);
            }

            Assert.Equal(0, depth);
            var ids = PdfReader.All(content, @"/MCID (\d+)").ConvertAll(groups => groups[0]);
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [Fact]
    public void A_glyph_that_stands_for_two_texts_copies_as_each()
    {
        var font = new PdfFont(FontFamily.Sans.Regular, "F1");
        Assert.Equal([1, 2, 1], new[] { font.Number(0, "字"), font.Number(0, "漢"), font.Number(0, "字") });
    }

    [Fact]
    public void Bookmarks_form_a_tree_even_when_levels_are_skipped()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Heading(2, "early").Heading(1, "A").Heading(3, "deep").Heading(2, "b").Heading(1, "C");
        var pdf = new PdfReader(document.ToBytes());
        var items = pdf.Texts.Where(o => o.StartsWith("<</Title (", StringComparison.Ordinal) && o.Contains("/Parent", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, items.Count);
        var a = items.Single(item => item.Contains("(A)", StringComparison.Ordinal));
        Assert.Contains("/Count 2", a, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_anchors_that_do_not_exist_are_plain_text()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Paragraph(text => text.LinkTo("nowhere", inner => inner.Text("gone")));
        Assert.Empty(new PdfReader(document.ToBytes()).Find("/Subtype /Link"));
    }

    [Fact]
    public void Addresses_are_written_in_ascii()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Paragraph(text => text.Link("https://example.org/ü b(c)", "x"));
        Assert.Contains(@"/URI (https://example.org/%C3%BC%20b\(c\))", string.Concat(new PdfReader(document.ToBytes()).Texts), StringComparison.Ordinal);
    }
}
