using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Text;

/// <summary>Turns a line into a frame: visual order, alignment, glyph runs, decoration and links.</summary>
internal sealed class LineComposer(ShapedText text, double width, TextAlignment alignment, TextStyle fallback)
{
    /// <summary>The height of a line: the largest line height in it, or of the paragraph when it is blank.</summary>
    public double Height(TextLine line) => Tallest(line).LineHeightPoints;

    public Frame Compose(TextLine line)
    {
        var tallest = Tallest(line);
        var (height, baseline) = (tallest.LineHeightPoints, Baseline(tallest));
        var extra = ExtraPerSpace(line);
        var items = ImmutableArray.CreateBuilder<Placed>(1);
        var x = Indent(line, extra);
        var visual = Visual(line);
        for (var from = 0; from < visual.Count;)
        {
            var to = from + 1;
            while (to < visual.Count && IsOneRun(visual[from], visual[to]))
                to++;
            var start = x;
            var run = Run(visual, from, to, extra, ref x);
            var box = new Rect(start, 0, x - start, height);
            AddRun(items, text.Inlines[text.Clusters.ItemRef(visual[from]).Inline], box, baseline, new(run, IsFirst(visual, from, to)));
            from = to;
        }

        return new(new(width, height), items.DrainToImmutable());
    }

    private TextStyle Tallest(TextLine line)
    {
        var (tallest, seen) = (fallback, -1);
        for (var i = line.Start; i < line.End; i++)
        {
            ref readonly var cluster = ref text.Clusters.ItemRef(i);
            if (cluster.Inline == seen)
                continue;
            seen = cluster.Inline;
            var style = text.StyleOf(cluster);
            if (style.LineHeightPoints > tallest.LineHeightPoints)
                tallest = style;
        }

        return tallest;
    }

    private static double Baseline(TextStyle tallest)
    {
        var metrics = tallest.Face.Metrics;
        var (ascent, descent) = (tallest.Face.Scale(metrics.Ascent, tallest.Size), tallest.Face.Scale(-metrics.Descent, tallest.Size));
        return ((tallest.LineHeightPoints - ascent - descent) / 2) + ascent;
    }

    private double ExtraPerSpace(TextLine line)
    {
        if (alignment != TextAlignment.Justify || line.EndsParagraph)
            return 0;
        var spaces = 0;
        for (var i = line.Start; i < line.End; i++)
            spaces += text.Clusters.ItemRef(i).Text == " " ? 1 : 0;
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

    private VisualLine Visual(TextLine line)
    {
        var clusters = text.Clusters.AsSpan()[line.Start..line.End];
        var runsRight = true;
        foreach (ref readonly var cluster in clusters)
            runsRight &= cluster.Level == 0;
        if (runsRight)
            return new(line, Order: null, Clusters: null);
        var levels = new int[clusters.Length];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = clusters[i].Level;
        var order = Bidi.Reorder(levels);
        return new(line, order, Array.ConvertAll(order, index => text.Clusters[line.Start + index]));
    }

    // Neighbours on the line that share stretch and face.
    private bool IsOneRun(int first, int next)
    {
        ref readonly var a = ref text.Clusters.ItemRef(first);
        ref readonly var b = ref text.Clusters.ItemRef(next);
        return a.Inline == b.Inline && a.Face == b.Face;
    }

    private GlyphRun Run(VisualLine visual, int from, int to, double extra, ref double x)
    {
        var start = x;
        ref readonly var first = ref text.Clusters.ItemRef(visual[from]);
        var style = text.Inlines[first.Inline].Style;
        var count = 0;
        for (var i = from; i < to; i++)
            count += text.Clusters.ItemRef(visual[i]).Glyphs.Count + (IsHyphen(visual, i) ? 1 : 0);
        var glyphs = new RunGlyph[count];
        var at = 0;
        for (var i = from; i < to; i++)
        {
            ref readonly var cluster = ref text.Clusters.ItemRef(visual[i]);
            var own = at;
            foreach (var glyph in cluster.Glyphs.AsSpan())
                glyphs[at++] = glyph with { X = x - start + glyph.X };
            if (visual.Clusters is not null && at > own && EdgeMarks.At(visual.Clusters, i, text.IsRightToLeft) is var marks && marks != default)
                glyphs[own] = glyphs[own] with { MarkBefore = marks.Before, MarkAfter = marks.After };
            if (IsHyphen(visual, i))
            {
                glyphs[at++] = new(style.Face.GlyphFor('-'), x - start, "\u00AD");
                x += text.HyphenWidth(cluster);
            }

            x += cluster.Advance + (cluster.Text == " " ? extra : 0);
        }

        return new(first.Face, style.Size, style.Color, ImmutableCollectionsMarshal.AsImmutableArray(glyphs));
    }

    // A soft hyphen is seen where the line ends after it.
    private bool IsHyphen(VisualLine visual, int at) =>
        visual[at] == visual.Line.End - 1 && !visual.Line.EndsParagraph && text.Clusters.ItemRef(visual[at]).IsSoftHyphen;

    private bool IsFirst(VisualLine visual, int from, int to)
    {
        var first = visual[from];
        for (var i = from + 1; i < to; i++)
            first = Math.Min(first, visual[i]);
        if (first == 0)
            return true;
        var (before, own) = (text.Clusters.ItemRef(first - 1).Inline, text.Clusters.ItemRef(first).Inline);
        return before != own && !ReferenceEquals(text.Inlines[before].Tag, text.Inlines[own].Tag);
    }

    private static void AddRun(ImmutableArray<Placed>.Builder items, Inline inline, Rect box, double baseline, PlacedRun placed)
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
        if (!placed.Run.Glyphs.IsEmpty)
            inside.Add(new(new(box.X, baseline - style.Rise), new GlyphsItem(placed.Run)));
        if (inline.Link is { } target)
            inside.Add(new(new(box.X, baseline - style.Size), new LinkItem(new(box.Width, 1.25 * style.Size), target)));
        if (inline.Tag is { } tag)
            items.Add(new(default, new TaggedItem(tag, !placed.IsFirst, new Frame(new(box.Width, box.Height), inside.ToImmutable()))));
        else
            items.AddRange(inside);
        CodePointBox.Add(items, placed.Run, new(box.X, baseline - style.Rise));
    }

    /// <summary>A line from left to right: indices of clusters.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Order">Places in the line; null where that is the order of reading.</param>
    /// <param name="Clusters">The clusters in this order; null where nothing runs to the left.</param>
    private readonly record struct VisualLine(TextLine Line, int[]? Order, Cluster[]? Clusters)
    {
        public int Count => Line.End - Line.Start;

        public int this[int place] => Line.Start + (Order is null ? place : Order[place]);
    }

    private readonly record struct PlacedRun(GlyphRun Run, bool IsFirst);
}
