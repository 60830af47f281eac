using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Timeline.Markdown.Pdf;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Writing;

namespace Timeline.Benchmarks.Load.Documents;

/// <summary>The document of a generated incident, composed as the application composes its own.</summary>
internal static class GeneratedDocument
{
    private static readonly byte[] Chart = Encoded(1200, 500, (image, bytes) => image.SaveAsPng(bytes));
    private static readonly byte[] Photo = Encoded(1600, 1200, (image, bytes) => image.SaveAsJpeg(bytes));

    /// <param name="entries">How many entries its timeline has.</param>
    /// <param name="rows">How many rows its table of measured values has; no table, long word and pictures when 0.</param>
    public static WrittenPdf Write(int entries, int rows)
    {
        var pdf = new PdfDocument(new DocumentInfo { Title = GeneratedIncident.Title, Author = "Ada Moreau", Created = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero) });
        pdf.Footer(footer => footer.Row(row => row
            .Cell(Track.Relative(1), left => left.Paragraph(GeneratedIncident.Title))
            .Cell(Track.Auto, right => right.Paragraph(text => text.Text("Page ").PageNumber().Text(" of ").PageCount()))));
        pdf.Body.Title(GeneratedIncident.Title);
        Timeline(pdf.Body, entries);
        if (rows > 0)
            Measured(pdf.Body, rows);
        return pdf.Write();
    }

    private static void Timeline(Flow body, int entries)
    {
        body.Heading(1, "Timeline");
        foreach (var day in GeneratedIncident.Entries(entries).GroupBy(entry => entry.At.Date))
        {
            body.Heading(2, day.Key.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture));
            body.Table(table =>
            {
                table.Column(Track.Fixed(52)).Column(Track.Fixed(66)).Column(Track.Fixed(98)).Column(Track.Relative(1));
                table.Header("Time", "Elapsed", "What", "Entry");
                foreach (var entry in day)
                    table.Row(row => Entry(row, entry, body.Theme));
            });
        }
    }

    private static void Entry(TableRowBuilder row, GeneratedEntry entry, Theme theme) => row
        .Text(text => text.Bold(entry.Time))
        .Text(text => text.Muted(entry.Since))
        .Text(text => text.Styled(style => style with { Bold = true, Color = theme.Accent }, kind => kind.Text(entry.Kind)).LineBreak().Muted(entry.Who))
        .Cell(what =>
        {
            what.Markdown(entry.Markdown, headingShift: 2);
            if (entry.Excerpt is not null)
                what.CodeBlock(entry.Excerpt);
        });

    private static void Measured(Flow body, int rows)
    {
        body.Heading(1, "What was measured").Paragraph(GeneratedIncident.LongWord);
        for (var i = 1; i <= 4; i++)
            body.Picture(Picture.Load(i % 2 == 0 ? Chart : Photo), $"Pressure in main {i}", width: 320).Caption($"Pressure in main {i}");
        body.Table(table =>
        {
            table.Column(Track.Auto).Column(Track.Auto).Column(Track.Auto).Column(Track.Relative(1));
            table.Header("Time", "Pump", "Pressure", "State");
            for (var i = 0; i < rows; i++)
                table.Row(GeneratedIncident.Row(i));
        });
    }

    private static byte[] Encoded(int width, int height, Action<Image<Rgb24>, Stream> save)
    {
        using var image = new Image<Rgb24>(width, height);
        image.ProcessPixelRows(pixels =>
        {
            for (var y = 0; y < pixels.Height; y++)
            {
                var line = pixels.GetRowSpan(y);
                for (var x = 0; x < line.Length; x++)
                    line[x] = new((byte)(x * 255 / width), (byte)(y * 255 / height), (byte)((x ^ y) & 63));
            }
        });
        using var bytes = new MemoryStream();
        save(image, bytes);
        return bytes.ToArray();
    }
}
