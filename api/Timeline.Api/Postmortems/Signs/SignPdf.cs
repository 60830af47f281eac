using Timeline.Domain.Incidents.Record;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Text;
using Timeline.Pdf.Writing;

namespace Timeline.Api.Postmortems.Signs;

/// <summary>The sign as one page to be read from some steps away. What does not fit in large type stands in smaller.</summary>
internal sealed class SignPdf
{
    // Sizes in points at full scale.
    private const double Band = 46;
    private const double Line = 40;
    private const double Value = 25;
    private const double Label = 14;
    private const double Small = 9;
    private const double Smallest = 6.5;
    private const double Drill = 34;

    private static readonly double[] Scales = [1.35, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.35, 0.3, 0.25, 0.2];
    private static readonly Color Ink = Color.Parse("#14181f");
    private static readonly Color Muted = Color.Parse("#4a5260");

    private readonly IncidentSign _sign;
    private readonly SignWords _words;
    private readonly double _scale;

    private SignPdf(IncidentSign sign, SignWords words, double scale) => (_sign, _words, _scale) = (sign, words, scale);

    /// <summary>One page, whatever is in it.</summary>
    /// <exception cref="LayoutException">Not even the smallest type fits, which no sign that is composed within its limits comes to.</exception>
    public static WrittenPdf Render(IncidentSign sign, SignWords words, Size paper)
    {
        var setup = new PageSetup { Size = paper, Margins = Insets.Symmetric(48, 44), MaxPages = 1 };
        foreach (var scale in Scales[..^1])
        {
            try
            {
                return new SignPdf(sign, words, scale).Write(setup);
            }
            catch (LayoutException)
            {
                // More than a page: smaller type.
            }
        }

        return new SignPdf(sign, words, Scales[^1]).Write(setup);
    }

    private Color Tone => _sign.State switch { SignState.Back => Color.Parse("#1d6b3a"), SignState.AtRisk => Color.Parse("#8a5a00"), _ => Color.Parse("#a3161f") };

    private WrittenPdf Write(PageSetup setup)
    {
        var sign = SignText.Of(_sign, _words);
        var pdf = new PdfDocument(new DocumentInfo { Title = $"{_sign.Key}: {sign.Heading}", Language = _words.Language }, setup: setup);
        var body = pdf.Body;
        if (sign.Drill is { } drill)
            Filled(body, Ink, drill, Drill);
        Filled(body, Tone, sign.Heading, Band);
        foreach (var (what, level) in sign.Lines)
        {
            body.Paragraph(text => text.Text(what), Style(Line, bold: true));
            if (level is not null)
                body.Paragraph(text => text.Text(level), Style(Value, color: Tone));
        }

        if (sign.More is { } more)
            body.Paragraph(text => text.Text(more), Style(Value));
        body.Rule(new Stroke(1.5, Ink));
        foreach (var (label, value) in sign.Facts)
        {
            body.Space(10 * _scale);
            body.Paragraph(text => text.Text(label), Style(Label, color: Muted));
            body.Paragraph(text => text.Text(value), Style(Value, bold: true));
        }

        body.Rule(new Stroke(0.8, Muted));
        body.Paragraph(text => text.Text(string.Join("  ·  ", sign.Foot)), Style(Small, color: Muted));
        return pdf.Write();
    }

    private void Filled(Flow body, Color fill, string heading, double size) => body.Box(
        new BoxStyle { Paint = new(fill), Padding = Insets.Symmetric(20 * _scale, 14 * _scale) },
        inner => inner.Heading(1, text => text.Styled(_ => Style(size, bold: true, color: Color.White), styled => styled.Text(heading)), heading));

    private TextStyle Style(double size, bool bold = false, Color? color = null) =>
        new() { Family = FontFamily.Sans, Size = Math.Max(size * _scale, Smallest), Bold = bold, LineHeight = 1.15, Color = color ?? Ink };
}
