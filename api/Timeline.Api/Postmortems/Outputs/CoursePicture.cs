using Timeline.Api.Postmortems.Composition;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Text;

namespace Timeline.Api.Postmortems.Outputs;

/// <summary>Draws the course of an incident as a row of dots, evenly spaced: the first minutes are what readers look at, and to scale they would be one spot.</summary>
internal static class CoursePicture
{
    private const int MostInARow = 7;
    private const double Radius = 3.6;
    private const double LineY = 20;
    private const double TimeY = 29;
    private const double LabelY = 40;
    private const double LabelLine = 9.5;

    public static void Add(Flow flow, Course course)
    {
        AddRow(flow, [.. course.Steps.Take(MostInARow)], course.InWords, goesOn: false);
        foreach (var row in course.Steps.Skip(MostInARow).Chunk(MostInARow - 1))
            AddRow(flow, row, course.InWords, goesOn: true);
        flow.Caption("Milestones in the order they happened, with the time between them. Not to scale.");
    }

    // A row that goes on from the one above has a line before its first dot, which says how long after it that was.
    private static void AddRow(Flow flow, CourseStep[] steps, string alternative, bool goesOn)
    {
        var width = new PageSetup().Body.Width;
        var step = width / MostInARow;
        var (small, bold) = (flow.Theme.Caption with { Size = 7.25 }, flow.Theme.Caption with { Bold = true, Color = flow.Theme.Ink });
        var labels = steps.Select(each => Lines(each.Label, small, step - 6)).ToList();
        var times = steps.Select(each => Lines(each.Time, bold, step - 6)).ToList();
        var labelY = LabelY + (times.Max(lines => lines.Count) - 1) * LabelLine;
        var height = labelY + labels.Max(lines => lines.Count) * LabelLine;
        double At(int index) => Radius + (goesOn ? index + 1 : index) * step;
        flow.Drawing(new Size(width, height), alternative, picture =>
        {
            // Lines first, so that dots lie on them.
            for (var index = goesOn ? 0 : 1; index < steps.Length; index++)
            {
                var x = At(index);
                picture.Line(new Point(x - step, LineY), new Point(x, LineY), new Stroke(1, flow.Theme.Hairline));
                picture.Text(new Point(x - step / 2, LineY - 12), steps[index].SincePrevious, small, TextAlignment.Center);
            }

            for (var index = 0; index < steps.Length; index++)
            {
                var x = At(index);
                picture.Circle(new Point(x, LineY), Radius, flow.Theme.Accent);
                for (var line = 0; line < times[index].Count; line++)
                    picture.Text(new Point(x - Radius, TimeY + line * LabelLine), times[index][line], bold);
                for (var line = 0; line < labels[index].Count; line++)
                    picture.Text(new Point(x - Radius, labelY + line * LabelLine), labels[index][line], small);
            }
        });
    }

    // Words that stand alone when they are too wide: labels are few and short.
    private static List<string> Lines(string label, TextStyle style, double width)
    {
        var lines = new List<string>();
        foreach (var word in label.Split(' '))
        {
            if (lines.Count > 0 && DrawingBuilder.Measure(lines[^1] + " " + word, style) <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return lines;
    }
}
