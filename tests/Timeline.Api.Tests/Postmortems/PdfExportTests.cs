using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Pdf.Tests.Writing;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

public sealed class PdfExportTests
{
    [Fact]
    public void A_heading_in_an_entry_is_a_bookmark_below_its_section()
    {
        var pdf = new PdfReader(PdfOutput.Render(Of(Logged(1, "# Big words\n\n## Root cause\n\nx"))).Bytes);
        string Bookmark(string title) => pdf.Texts.Single(text => text.Contains($"/Title ({title})", StringComparison.Ordinal));
        string Above(string title) => pdf.Text(PdfReader.Reference(Bookmark(title), "Parent"));
        Assert.Equal(Above("Diagnosis"), Above("Timeline"));
        Assert.Contains("/Title (Tuesday, 13 May 2014)", Above("Big words"), StringComparison.Ordinal);
        Assert.Contains("/Title (Timeline)", Above("Tuesday, 13 May 2014"), StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_its_fonts_lack_are_counted_and_a_note_says_so()
    {
        var plain = Of(Logged(1, "Database stands still"));
        Assert.Empty(PdfOutput.Render(plain).Missing);

        var written = PdfOutput.Render(Of(Logged(1, "データベース停止 数据库 데이터베이스")));
        Assert.Equal(17, MissingCharacters.Count(written.Missing));
        Assert.Equal(
            "The fonts of this PDF cannot draw 17 characters of its text, and show a box instead: 6 Hangul, 6 Katakana, 5 Chinese (Han). The HTML and the Markdown of this postmortem have them.",
            MissingCharacters.Note(written.Missing));
        Assert.Equal(Boxes(plain) + 1, Boxes(Of(Logged(1, "データベース停止 数据库 데이터베이스"))));
    }

    [Fact]
    public void One_that_stands_in_the_title_is_counted_where_it_is_read_and_not_in_every_footer() =>
        Assert.Equal(1, MissingCharacters.Count(PdfOutput.Render(Titled("库", Enumerable.Range(1, 80).Select(n => Logged(n, "A line.")))).Missing));

    [Fact]
    public void The_same_record_gives_the_same_bytes_with_the_note_too()
    {
        var document = Of(Logged(1, "停止"));
        Assert.Equal(PdfOutput.Render(document).Bytes, PdfOutput.Render(document).Bytes);
    }

    [Fact]
    public void A_course_that_goes_on_in_a_second_row_has_a_line_for_every_gap()
    {
        var others = Lines(CourseOf(1));
        Assert.Equal(Enumerable.Range(1, 13), Enumerable.Range(2, 13).Select(count => Lines(CourseOf(count)) - others));
    }

    private static PostmortemDocument CourseOf(int count) => new(
        "T", "INC-1", DocumentView.Whole, DocumentStanding.Draft, [], [], [new("Summary", [new Course([.. Enumerable.Range(0, count).Select(n => new CourseStep("Step", $"1{n % 10}:00", n == 0 ? "" : "12 h 20 min"))])])], TenPm);

    private static int Lines(PostmortemDocument document)
    {
        var pdf = new PdfReader(PdfOutput.Render(document).Bytes);
        return pdf.Numbers.Where(number => pdf.Text(number).Contains("/Length", StringComparison.Ordinal)).Sum(number => PdfReader.All(pdf.Stream(number), @" m [-\d.]+ [-\d.]+ (l) S\n").Count);
    }

    // The note is the one box in these documents; its ground is drawn in a colour of its own.
    private static int Boxes(PostmortemDocument document)
    {
        var pdf = new PdfReader(PdfOutput.Render(document).Bytes);
        return pdf.Numbers.Count(number => pdf.Text(number).Contains("/Length", StringComparison.Ordinal) && pdf.Stream(number).Contains(WarningGround, StringComparison.Ordinal));
    }

    private const string WarningGround = "0.992 0.965 0.914 rg";
}
