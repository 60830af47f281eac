using System.Collections.Immutable;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Children one below the other. Splits between and inside children.</summary>
/// <remarks>Space between two children is the larger of what both ask for; at the top of a page or box there is none.
/// A child that keeps with the next moves to the next page together with it.</remarks>
internal sealed record Column(ImmutableArray<ColumnItem> Items) : Element
{
    public override bool KeepsWithNext => Items.Length > 0 && Items[^1].Content.KeepsWithNext;

    public override Fragment Layout(LayoutRequest request)
    {
        var resume = request.Resume as ColumnRest ?? new(0, null);
        var pile = new Pile(request);
        for (var i = resume.Index; i < Items.Length; i++)
        {
            var rest = i == resume.Index ? resume.Child : null;
            var gap = pile.Gap(Items[i].Before);
            var fragment = Items[i].Content.Layout(pile.Offer(gap, rest));
            switch (fragment.Outcome)
            {
                case Outcome.Empty:
                    break;
                case Outcome.DoesNotFit:
                    return BreakBefore(i, rest, pile, fragment.Reason!, request);
                case Outcome.Partial:
                    pile.Add(i, gap, fragment.Frame, Items[i].After, resumed: rest is not null);
                    return Fragment.Partial(pile.ToFrame(), new ColumnRest(i, fragment.Rest));
                default:
                    pile.Add(i, gap, fragment.Frame, Items[i].After, resumed: rest is not null);
                    break;
            }
        }

        return pile.IsEmpty ? Fragment.Empty : Fragment.Full(pile.ToFrame());
    }

    public override WidthRange Widths(PageContext page)
    {
        var widest = default(WidthRange);
        foreach (var item in Items)
            widest = WidthRange.Widest(widest, item.Content.Widths(page));
        return widest;
    }

    private Fragment BreakBefore(int index, Rest? rest, Pile pile, string reason, LayoutRequest request)
    {
        // Headings at the bottom go along, unless that would leave nothing on a page that cannot give more room.
        var (keep, next) = (pile.Count, new ColumnRest(index, rest));
        while (keep > 0 && rest is null && Items[pile.IndexAt(keep - 1)].Content.KeepsWithNext && !pile.ResumedAt(keep - 1))
        {
            keep--;
            next = new ColumnRest(pile.IndexAt(keep), null);
        }

        if (keep == 0 && pile.Count > 0 && !request.CanDefer)
            (keep, next) = (pile.Count, new ColumnRest(index, rest));
        if (keep == 0)
            return Fragment.DoesNotFit(reason);
        pile.Truncate(keep);
        return Fragment.Partial(pile.ToFrame(), next);
    }

    private sealed record ColumnRest(int Index, Rest? Child) : Rest;

    /// <summary>What stands in the column so far. Lives for one layout call.</summary>
    private sealed class Pile(LayoutRequest request)
    {
        private readonly List<(int Index, double Top, Frame Frame, double After, bool Resumed)> _placed = [];

        public bool IsEmpty => _placed.Count == 0;

        public int Count => _placed.Count;

        private double Bottom => IsEmpty ? 0 : _placed[^1].Top + _placed[^1].Frame.Size.Height;

        public int IndexAt(int position) => _placed[position].Index;

        public bool ResumedAt(int position) => _placed[position].Resumed;

        public double Gap(double before) => Bottom <= Size.Tolerance ? 0 : Math.Max(before, _placed[^1].After);

        public LayoutRequest Offer(double gap, Rest? rest) => request with
        {
            Available = new(request.Available.Width, request.Available.Height - Bottom - gap),
            Resume = rest,
            CanDefer = request.CanDefer || Bottom > Size.Tolerance,
        };

        public void Add(int index, double gap, Frame frame, double after, bool resumed)
        {
            // Marks such as anchors take no room, so the space asked for before them is still owed to what follows.
            var top = frame.Size.Height <= Size.Tolerance ? Bottom : Bottom + gap;
            var owed = frame.Size.Height <= Size.Tolerance && !IsEmpty ? Math.Max(after, _placed[^1].After) : after;
            _placed.Add((index, top, frame, owed, resumed));
        }

        public void Truncate(int count) => _placed.RemoveRange(count, _placed.Count - count);

        public Frame ToFrame()
        {
            var width = _placed.Count == 0 ? 0 : _placed.Max(item => item.Frame.Size.Width);
            return new(new(width, Bottom), [.. _placed.Select(item => new Placed(new(0, item.Top), item.Frame))]);
        }
    }
}

/// <summary>A child of a column and the clear space it asks for above and below, in points.</summary>
internal readonly record struct ColumnItem(Element Content, double Before = 0, double After = 0);
