using Timeline.Domain.Shared;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Writing;

namespace Timeline.Api.Metrics;

/// <summary>What every report as PDF has: its kind, its title, facts below it, numbered pages; and it says when its fonts cannot draw all of it.</summary>
internal static class ReportPaper
{
    /// <param name="kind">In capitals, above the title.</param>
    /// <param name="title">Of the first page, and at the foot of each.</param>
    /// <param name="facts">What is told below the title.</param>
    /// <param name="compose">The rest.</param>
    public static WrittenPdf Render(DocumentInfo info, string kind, string title, Action<KeyValueBuilder> facts, Action<Flow> compose)
    {
        var written = Compose(missing: 0).Write();
        return written.Missing.Count == 0 ? written : Compose(written.Missing.Values.Sum()).Write();

        PdfDocument Compose(int missing)
        {
            var pdf = new PdfDocument(info);
            pdf.Footer(footer => footer.Row(row =>
            {
                row.Cell(Track.Relative(1), left => left.Paragraph(text => text.Text(title)));
                row.Cell(Track.Auto, right => right.Paragraph(text => text.Text("Page ").PageNumber().Text(" of ").PageCount()));
            }));

            var body = pdf.Body;
            body.Paragraph(text => text.Text(kind), body.Theme.Overline);
            body.Title(title);
            body.KeyValues(facts);
            if (missing > 0)
                body.Callout(Tone.Warning, "Characters are missing here", inner => inner.Paragraph($"The fonts of this PDF cannot draw {Say.Count(missing)} characters of its text, and show a box instead. The CSV has them."));
            compose(body);
            return pdf;
        }
    }
}
