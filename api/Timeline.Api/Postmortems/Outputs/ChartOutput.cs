using System.Diagnostics;
using System.Globalization;
using System.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Composition.Charts;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Text;

namespace Timeline.Api.Postmortems.Outputs;

/// <summary>Draws charts: the same shapes in the same places as SVG and in the PDF.</summary>
internal static class ChartOutput
{
    // In grey they differ by how dark they are. The page in HTML has its own, for light and dark.
    private static readonly Dictionary<ChartTone, Color> Colors = new()
    {
        [ChartTone.Ink] = Color.Parse("#1c2330"),
        [ChartTone.Muted] = Color.Parse("#5a6474"),
        [ChartTone.Hairline] = Color.Parse("#d3d9e2"),
        [ChartTone.Accent] = Color.Parse("#1f4e8c"),
        [ChartTone.Faint] = Color.Parse("#dfe5ee"),
        [ChartTone.Light] = Color.Parse("#b9c6da"),
        [ChartTone.Middle] = Color.Parse("#d98f3d"),
        [ChartTone.Dark] = Color.Parse("#9c2f2a"),
    };

    public static void Add(Flow flow, Chart chart)
    {
        var text = flow.Theme.Caption with { Size = ChartText.Size };
        flow.Drawing(new Size(Chart.Width, chart.Height), chart.InWords, drawing =>
        {
            foreach (var shape in chart.Shapes)
            {
                _ = shape switch
                {
                    ChartBar bar => drawing.Rectangle(new Rect(bar.X, bar.Y, bar.Width, bar.Height), new(Colors[bar.Tone])),
                    ChartLine line => drawing.Line(new(line.X1, line.Y1), new(line.X2, line.Y2), new Stroke(0.75, Colors[line.Tone])),
                    ChartDot { Filled: true } dot => drawing.Circle(new(dot.X, dot.Y), dot.Radius, Colors[dot.Tone]),
                    ChartDot dot => drawing.Circle(new(dot.X, dot.Y), dot.Radius, Color.White, new Stroke(1, Colors[dot.Tone])),
                    ChartText words => drawing.Text(new(words.X, words.Y), words.Text, text with { Color = Colors[words.Tone] }, words.Alignment switch
                    {
                        ChartAlignment.Center => TextAlignment.Center,
                        ChartAlignment.Right => TextAlignment.Right,
                        _ => TextAlignment.Left,
                    }),
                    _ => throw new UnreachableException($"no drawing of {shape.GetType().Name}"),
                };
            }
        }).Caption(chart.Caption);
    }

    public static void Append(StringBuilder html, Chart chart)
    {
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"chart\" tabindex=\"0\"><svg viewBox=\"-2 -2 {Chart.Width + 4} {chart.Height + 4}\" role=\"img\" aria-label=\"{HtmlText.Encode(chart.InWords)}\">\n");
        foreach (var shape in chart.Shapes)
        {
            html.Append(shape switch
            {
                ChartBar bar => string.Create(CultureInfo.InvariantCulture, $"<rect class=\"{Class(bar.Tone)}\" x=\"{bar.X:0.##}\" y=\"{bar.Y:0.##}\" width=\"{bar.Width:0.##}\" height=\"{bar.Height:0.##}\"/>"),
                ChartLine line => string.Create(CultureInfo.InvariantCulture, $"<path class=\"line {Class(line.Tone)}\" d=\"M{line.X1:0.##} {line.Y1:0.##}L{line.X2:0.##} {line.Y2:0.##}\"/>"),
                ChartDot dot => string.Create(CultureInfo.InvariantCulture, $"<circle class=\"{(dot.Filled ? "" : "ring ")}{Class(dot.Tone)}\" cx=\"{dot.X:0.##}\" cy=\"{dot.Y:0.##}\" r=\"{dot.Radius:0.##}\"/>"),
                ChartText text => string.Create(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"{Class(text.Tone)}\" x=\"{text.X:0.##}\" y=\"{text.Y + ChartText.Size:0.##}\" text-anchor=\"{Anchor(text.Alignment)}\">{HtmlText.Encode(text.Text)}</text>"),
                _ => throw new UnreachableException($"no SVG of {shape.GetType().Name}"),
            }).Append('\n');
        }

        html.Append($"</svg><figcaption>{HtmlText.Show(chart.Caption)}</figcaption></figure>\n");
    }

    private static string Class(ChartTone tone) => tone.ToString().ToLowerInvariant();

    private static string Anchor(ChartAlignment alignment) => alignment switch
    {
        ChartAlignment.Center => "middle",
        ChartAlignment.Right => "end",
        _ => "start",
    };
}
