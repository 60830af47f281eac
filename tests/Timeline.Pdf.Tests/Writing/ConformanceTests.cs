using Timeline.Pdf.Composing;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Tests.Documents;
using Timeline.Pdf.Writing;

namespace Timeline.Pdf.Tests.Writing;

/// <summary>A sample for each clause that a document's content can break.</summary>
public sealed class ConformanceTests
{
    private const string PdfA = Violation.PdfA;
    private const string PdfUA = Violation.PdfUA;

    [Fact]
    public void A_whole_report_conforms_and_says_so()
    {
        var written = SampleReport.Compose().Write();
        Assert.Empty(written.Violations);
        Assert.Equal([PdfA, PdfUA], written.Standards);
        var xmp = Xmp(written);
        Assert.Contains("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", xmp, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", xmp, StringComparison.Ordinal);
        Assert.Contains("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", xmp, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_breaks_one_standard_names_only_the_other()
    {
        var document = new PdfDocument(new() { Title = " " });
        document.Body.Paragraph("x");
        var written = document.Write();
        Assert.Equal(new Violation(PdfUA, "7.1", "The document has no title."), Assert.Single(written.Violations));
        Assert.Equal([PdfA], written.Standards);
        Assert.DoesNotContain("pdfuaid", Xmp(written), StringComparison.Ordinal);
        Assert.Contains("pdfaid", Xmp(written), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_longer_than_a_string_may_be_breaks_6_1_13()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Drawing(new(10, 10), new string('ü', 16_383), draw => draw.Circle(new(5, 5), 4, Color.Black));
        Assert.Equal(["PDF/A-3a 6.1.13"], Clauses(document));
    }

    [Fact]
    public void A_sheet_larger_than_a_page_may_be_breaks_6_1_13()
    {
        var document = new PdfDocument(new() { Title = "t" }, setup: new() { Size = new(14_401, 800) });
        document.Body.Paragraph("x");
        Assert.Equal(["PDF/A-3a 6.1.13"], Clauses(document));
    }

    [Fact]
    public void A_language_that_is_none_breaks_6_7_4_and_7_2()
    {
        var document = new PdfDocument(new() { Title = "t", Language = "english, please" });
        document.Body.Paragraph("x");
        Assert.Equal(["PDF/A-3a 6.7.4", "PDF/UA-1 7.2"], Clauses(document));
        var inside = new PdfDocument(new() { Title = "t" });
        inside.Body.Paragraph(text => text.Language("d", inner => inner.Text("x")));
        Assert.Equal(["PDF/A-3a 6.7.4", "PDF/UA-1 7.2"], Clauses(inside));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("pt-BR")]
    [InlineData("zh-Hant-TW")]
    [InlineData("sl-rozaj")]
    [InlineData("de-x-formal")]
    public void Languages_of_every_form_are_known(string language)
    {
        var document = new PdfDocument(new() { Title = "t", Language = language });
        document.Body.Language(language, inner => inner.Paragraph("x"));
        Assert.Empty(Clauses(document));
        Assert.Contains($"/Lang ({language})", string.Concat(new PdfReader(document.ToBytes()).Texts.Where(text => text.Contains("/S /Div", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_inside_without_description_breaks_7_11()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Attach("a.json", "application/json", "{}"u8.ToArray(), "", AttachmentRelationship.Data, DateTimeOffset.UnixEpoch).Body.Paragraph("x");
        Assert.Equal(["PDF/UA-1 7.11"], Clauses(document));
    }

    [Fact]
    public void A_table_without_header_cells_breaks_7_5()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Table(table => table.Column(Track.Auto).Row("x"));
        Assert.Equal(["PDF/UA-1 7.5"], Clauses(document));
    }

    [Fact]
    public void Glyphs_that_stand_for_nothing_break_6_2_11_7_2_and_7_21_7()
    {
        var face = Pdf.Fonts.FontFamily.Sans.Regular;
        var drawn = new DrawnDocument();
        drawn.Pages.Add(new());
        using var operators = new ByteBuffer();
        var canvas = new PageCanvas(drawn, 0, PageSize.A4, operators);
        canvas.BeginTag(new(TagRole.Paragraph), continues: false);
        canvas.Glyphs(new(10, 10), new(face, 10, Color.Black, [new(face.GlyphFor('a'), 0, "")]));
        Assert.Equal(["PDF/A-3a 6.2.11.7.2", "PDF/UA-1 7.21.7"], Clauses(drawn));
    }

    [Theory]
    [InlineData("\uE000")]
    [InlineData("a\uFFFEb")]
    public void Characters_of_no_meaning_are_said_to_be_unknown(string text)
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Paragraph(text);
        var written = document.Write();
        Assert.Empty(written.Violations);
        var pdf = new PdfReader(written.Bytes);
        Assert.Contains("/Span <</ActualText <FEFFFFFD>>> BDC", pdf.Content(pdf.Find("/Type /Page/")[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_outside_of_a_Link_element_or_without_address_breaks_7_18_5()
    {
        Assert.Equal(["PDF/UA-1 7.18.5"], Clauses(Linked(TagRole.Paragraph, "https://example.org")));
        Assert.Equal(["PDF/UA-1 7.18.5"], Clauses(Linked(TagRole.Link, " ")));
        Assert.Empty(Clauses(Linked(TagRole.Link, "https://example.org")));
    }

    [Fact]
    public void A_figure_without_words_breaks_6_7_5_and_7_3() =>
        Assert.Equal(["PDF/A-3a 6.7.5", "PDF/UA-1 7.3"], Clauses(Tree(new Tag(TagRole.Figure) { Alternative = " " })));

    [Fact]
    public void Text_in_the_document_itself_breaks_7_1()
    {
        var drawn = new DrawnDocument();
        drawn.Structure.AddContent(0, 0, 0);
        Assert.Equal(["PDF/UA-1 7.1"], Clauses(drawn));
    }

    [Fact]
    public void An_uneven_table_breaks_7_5()
    {
        var drawn = Tree(new(TagRole.Table), new(TagRole.TableRow), new(TagRole.TableHeader));
        var row = drawn.Structure.Child(1, new(TagRole.TableRow), continues: false);
        drawn.Structure.Child(row, new(TagRole.TableCell) { ColumnSpan = 2 }, continues: false);
        Assert.Equal(["PDF/UA-1 7.5"], Clauses(drawn));
    }

    [Fact]
    public void Headings_leave_out_no_level_whatever_levels_were_asked_for()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Heading(3, "a").Heading(1, "b").Heading(3, "c").Heading(3, "d").Heading(6, "e").Heading(2, "f");
        var written = document.Write();
        Assert.Empty(written.Violations);
        var pdf = new PdfReader(written.Bytes);
        Assert.Equal("Document\n H1\n H1\n H2\n H2\n H3\n H2\n", pdf.Outline(PdfReader.Reference(pdf.Text(PdfReader.Reference(pdf.Catalog, "StructTreeRoot")), "K")));
    }

    [Fact]
    public void What_stands_where_it_may_not_breaks_6_7_3_3_and_7_1()
    {
        (TagRole Parent, TagRole Child)[] pairs = [(TagRole.Paragraph, TagRole.TableRow), (TagRole.Section, TagRole.ListItem), (TagRole.Document, TagRole.ContentsItem), (TagRole.Section, TagRole.TableCell)];
        Assert.All(pairs, pair => Assert.Equal(["PDF/A-3a 6.7.3.3", "PDF/UA-1 7.1"], Clauses(pair.Parent == TagRole.Document ? Tree(new Tag(pair.Child)) : Tree(new(pair.Parent), new(pair.Child)))));
        Assert.Equal(["PDF/A-3a 6.7.3.3", "PDF/UA-1 7.1"], Clauses(Tree(new(TagRole.List), new(TagRole.Paragraph))));
    }

    [Fact]
    public void A_link_in_what_repeats_is_plain_text()
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Footer(footer => footer.Paragraph(text => text.Link("https://example.org", "there"))).Body.Paragraph("x");
        var written = document.Write();
        Assert.Empty(written.Violations);
        Assert.Empty(new PdfReader(written.Bytes).Find("/Subtype /Link"));
    }

    private static string Xmp(WrittenPdf written)
    {
        var pdf = new PdfReader(written.Bytes);
        return pdf.Stream(PdfReader.Reference(pdf.Catalog, "Metadata"));
    }

    private static DrawnDocument Tree(params Tag[] path)
    {
        var (drawn, at) = (new DrawnDocument(), 0);
        foreach (var tag in path)
            at = drawn.Structure.Child(at, tag, continues: false);
        return drawn;
    }

    private static DrawnDocument Linked(TagRole role, string address)
    {
        var drawn = Tree(new Tag(role));
        drawn.Pages.Add(new());
        drawn.AddLink(0, new(0, 0, 10, 10), new ExternalTarget(address), 1);
        return drawn;
    }

    private static List<string> Clauses(PdfDocument document) => [.. document.Write().Violations.Select(violation => $"{violation.Standard} {violation.Clause}")];

    private static List<string> Clauses(DrawnDocument drawn) =>
        [.. Conformance.Violations(drawn, new() { Title = "t" }, PageSize.A4).Select(violation => $"{violation.Standard} {violation.Clause}").Order(StringComparer.Ordinal)];
}
