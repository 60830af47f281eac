using System.Collections.Immutable;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Text;

/// <summary>Turns a line into a frame: visual order, alignment, glyph runs, decoration and links.</summary>
internal sealed class LineComposer(ShapedText text, double width, TextAlignment alignment, TextStyle fallback)
{
    /// <summary>The height of a line: the largest line height in it, or of the paragraph when it is blank.</summary>
    public double Height(TextLine line)
    {
        var height = fallback.LineHeightPoints;
        for (var i = line.Start; i < line.End; i++)
            height = Math.Max(height, text.StyleOf(text.Clusters[i]).LineHeightPoints);
        return height;
    }

    public Frame Compose(TextLine line)
    {
        var height = Height(line);
        var baseline = Baseline(line, height);
        var extra = ExtraPerSpace(line);
        var items = ImmutableArray.CreateBuilder<Placed>();
        var x = Indent(line, extra);
        foreach (var segment in Segments(line))
        {
            var start = x;
            var run = Run(segment, extra, line, ref x);
            var box = new Rect(start, 0, x - start, height);
            AddSegment(items, text.Inlines[segment.Inline], box, baseline, new(run, IsFirst(segment)));
        }

        return new(new(width, height), items.ToImmutable());
    }

    private double Baseline(TextLine line, double height)
    {
        var tallest = fallback;
        for (var i = line.Start; i < line.End; i++)
        {
            var style = text.StyleOf(text.Clusters[i]);
            if (style.LineHeightPoints > tallest.LineHeightPoints)
                tallest = style;
        }

        var metrics = tallest.Face.Metrics;
        var (ascent, descent) = (tallest.Face.Scale(metrics.Ascent, tallest.Size), tallest.Face.Scale(-metrics.Descent, tallest.Size));
        return ((height - ascent - descent) / 2) + ascent;
    }

    private double ExtraPerSpace(TextLine line)
    {
        if (alignment != TextAlignment.Justify || line.EndsParagraph)
            return 0;
        var spaces = 0;
        for (var i = line.Start; i < line.End; i++)
            spaces += text.Clusters[i].Text == " " ? 1 : 0;
        return spaces == 0 ? 0 : Math.Max(0, (width - line.Width) / spaces);
    }

    private double Indent(TextLine line, double extra)
    {
        var free = Math.Max(0, width - line.Width);
        return alignment switch
        {
            TextAlignment.Left => 0,
            TextAlignment.Right => free,
            TextAlignment.Center => free / 2,
            _ when extra > 0 => 0,
            _ => text.IsRightToLeft ? free : 0,
        };
    }

    /// <summary>Neighbours on the line that share stretch and face, left to right.</summary>
    private List<Segment> Segments(TextLine line)
    {
        var levels = new int[line.End - line.Start];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = text.Clusters[line.Start + i].Level;
        var segments = new List<Segment>();
        var order = Bidi.Reorder(levels);
        ImmutableArray<Cluster> visual = levels.AsSpan().ContainsAnyExcept(0) ? [.. order.Select(index => text.Clusters[line.Start + index])] : [];
        for (var i = 0; i < order.Length; i++)
        {
            var index = line.Start + order[i];
            var cluster = text.Clusters[index];
            var at = new PlacedCluster(index, visual.IsEmpty ? EdgeMarks.None : EdgeMarks.At(visual, i, text.IsRightToLeft));
            if (segments.Count > 0 && segments[^1].Inline == cluster.Inline && segments[^1].Face == cluster.Face)
                segments[^1].Clusters.Add(at);
            else
                segments.Add(new(cluster.Inline, cluster.Face, [at]));
        }

        return segments;
    }

    private GlyphRun Run(Segment segment, double extra, TextLine line, ref double x)
    {
        var start = x;
        var style = text.Inlines[segment.Inline].Style;
        var glyphs = ImmutableArray.CreateBuilder<RunGlyph>();
        foreach (var (index, marks) in segment.Clusters)
        {
            var cluster = text.Clusters[index];
            var first = glyphs.Count;
            foreach (var glyph in cluster.Glyphs)
                glyphs.Add(glyph with { X = x - start + glyph.X });
            if (marks != EdgeMarks.None && glyphs.Count > first)
                glyphs[first] = glyphs[first] with { MarkBefore = marks.Before, MarkAfter = marks.After };

            if (cluster.IsSoftHyphen && index == line.End - 1 && !line.EndsParagraph)
            {
                glyphs.Add(new(style.Face.GlyphFor('-'), x - start, "\u00AD"));
                x += text.HyphenWidth(cluster);
            }

            x += cluster.Advance + (cluster.Text == " " ? extra : 0);
        }

        return new(segment.Face, style.Size, style.Color, glyphs.ToImmutable());
    }

    private bool IsFirst(Segment segment)
    {
        var first = segment.Clusters.Min(cluster => cluster.Index);
        if (first == 0)
            return true;
        var before = text.Clusters[first - 1].Inline;
        return before != segment.Inline && !ReferenceEquals(text.Inlines[before].Tag, text.Inlines[segment.Inline].Tag);
    }

    private static void AddSegment(ImmutableArray<Placed>.Builder items, Inline inline, Rect box, double baseline, SegmentRun segment)
    {
        var style = inline.Style;
        var inside = ImmutableArray.CreateBuilder<Placed>();
        if (style.Background is { } background)
        {
            // A little wider and lower than the letters, as highlighted by hand.
            var (top, bottom) = (baseline - (0.95 * style.Size), baseline + (0.3 * style.Size));
            items.Add(new(new(box.X - 1.2, top), new RectangleItem(new(box.Width + 2.4, bottom - top), new(background, Radius: 2))));
        }

        var thickness = Math.Max(0.4, style.Size * 0.05);
        if (style.Underline)
            inside.Add(new(new(box.X, baseline + (style.Size * 0.14)), new LineItem(new(box.Width, 0), new(thickness, style.Color))));
        if (style.Strikethrough)
            inside.Add(new(new(box.X, baseline - (style.Size * 0.26)), new LineItem(new(box.Width, 0), new(thickness, style.Color))));
        if (!segment.Run.Glyphs.IsEmpty)
            inside.Add(new(new(box.X, baseline - style.Rise), new GlyphsItem(segment.Run)));
        if (inline.Link is { } target)
            inside.Add(new(new(box.X, baseline - style.Size), new LinkItem(new(box.Width, 1.25 * style.Size), target)));
        if (inline.Tag is { } tag)
            items.Add(new(default, new TaggedItem(tag, !segment.IsFirst, new Frame(new(box.Width, box.Height), inside.ToImmutable()))));
        else
            items.AddRange(inside);
    }

    private sealed record Segment(int Inline, FontFace Face, List<PlacedCluster> Clusters);

    private readonly record struct PlacedCluster(int Index, EdgeMarks Marks);

    private readonly record struct SegmentRun(GlyphRun Run, bool IsFirst);
}
