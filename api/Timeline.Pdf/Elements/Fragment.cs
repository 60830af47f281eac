using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>How much of an element a fragment holds.</summary>
internal enum Outcome
{
    /// <summary>Nothing to show; it needs no room.</summary>
    Empty,

    /// <summary>Nothing can be placed in the room offered; the reason says why.</summary>
    DoesNotFit,

    /// <summary>Some is placed; the rest continues on the next page.</summary>
    Partial,

    /// <summary>All that was left is placed.</summary>
    Full,
}

/// <summary>The answer to a layout request.</summary>
/// <param name="Outcome">How much is placed.</param>
/// <param name="Frame">What is placed; empty when nothing is.</param>
/// <param name="Rest">What the next page continues; only when partial.</param>
/// <param name="Reason">Why it does not fit, as a sentence; only then.</param>
internal sealed record Fragment(Outcome Outcome, Frame Frame, Rest? Rest, string? Reason)
{
    public static readonly Fragment Empty = new(Outcome.Empty, Frame.Empty, null, null);

    public static Fragment Full(Frame frame) => new(Outcome.Full, frame, null, null);

    public static Fragment Partial(Frame frame, Rest rest) => new(Outcome.Partial, frame, rest, null);

    public static Fragment DoesNotFit(string reason) => new(Outcome.DoesNotFit, Frame.Empty, null, reason);

    /// <summary>The same fragment drawn differently; nothing changes when there is nothing to draw.</summary>
    public Fragment Map(Func<Frame, Frame> change) =>
        Outcome is Outcome.Empty or Outcome.DoesNotFit ? this : this with { Frame = change(Frame) };
}
