using System.Collections.Immutable;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Lays out elements next to each other and breaks them over pages together. Shared by rows and table rows.</summary>
internal static class SideBySide
{
    /// <summary>An element with its left edge and width in points.</summary>
    internal readonly record struct Slot(Element Content, double X, double Width);

    public static Fragment Layout(ImmutableArray<Slot> slots, LayoutRequest request)
    {
        var rests = (request.Resume as SideRest)?.Slots ?? [.. slots.Select(_ => new SlotRest(false, null))];
        var items = ImmutableArray.CreateBuilder<Placed>();
        var next = ImmutableArray.CreateBuilder<SlotRest>(slots.Length);
        var height = 0.0;
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = slots[i];
            if (rests[i].Done)
            {
                next.Add(rests[i]);
                continue;
            }

            var offer = request with { Available = new(slot.Width, request.Available.Height), Resume = rests[i].Rest };
            var fragment = slot.Content.Layout(offer);
            if (fragment.Outcome == Outcome.DoesNotFit)
                return fragment;
            next.Add(new(fragment.Outcome != Outcome.Partial, fragment.Rest));
            height = Math.Max(height, fragment.Frame.Size.Height);
            if (fragment.Outcome != Outcome.Empty)
                items.Add(new(new(slot.X, 0), fragment.Frame));
        }

        var frame = new Frame(new(request.Available.Width, height), items.ToImmutable());
        if (next.Any(slot => !slot.Done))
            return Fragment.Partial(frame, new SideRest(next.ToImmutable()));
        return items.Count == 0 ? Fragment.Empty : Fragment.Full(frame);
    }

    /// <summary>True when a slot had nothing left to draw on this page.</summary>
    public static bool IsDone(Rest? rest, int slot) => rest is SideRest side && side.Slots[slot].Done;

    private sealed record SideRest(ImmutableArray<SlotRest> Slots) : Rest;

    private readonly record struct SlotRest(bool Done, Rest? Rest);
}
