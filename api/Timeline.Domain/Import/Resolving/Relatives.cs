using NodaTime;
using Timeline.Domain.Import.Reading;

namespace Timeline.Domain.Import.Resolving;

/// <summary>Places times that are said as distances, once the others are known.</summary>
internal static class Relatives
{
    /// <summary>T+ counts from the moment that was said to be T+0, else from the first time of the text; other distances from the entry above, or where there is none from the one below.</summary>
    public static void Resolve(IReadOnlyList<NoteItem> items, ResolvedTime?[] result, DateTimeZone? zone, (NoteItem Item, ResolvedTime Time)? said)
    {
        if (!items.Any(i => i.Marker.Relative is not null))
            return;
        var anchor = Anchor(items, result);
        var before = -1;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Marker.Relative is { } mark)
            {
                var from = mark.FromAnchor || before < 0 ? anchor : before;
                result[i] = said is { } known && (mark.FromAnchor || before < 0) ? Shift(known.Time, known.Item, mark.Distance)
                    : from < 0 ? new(null, null, null, zone, [])
                    : Shift(result[from]!, items[from], mark.Distance);
            }

            if (result[i]?.Local is not null)
                before = i;
        }
    }

    private static int Anchor(IReadOnlyList<NoteItem> items, ResolvedTime?[] result)
    {
        for (var i = 0; i < items.Count; i++)
            if (items[i].Marker.Clock is not null && result[i]?.Local is not null)
                return i;
        return -1;
    }

    private static ResolvedTime Shift(ResolvedTime from, NoteItem anchor, Duration distance)
    {
        var guess = new ImportGuess(ImportGuessCode.Relative, $"counted from {(anchor.Typed.Length > 0 ? anchor.Typed : "the time")} on line {anchor.Line}");
        if (from is { At: { } at, Zone: { } zone } && Fits(at, distance))
            return new((at + distance).InZone(zone).LocalDateTime, at + distance, null, zone, [guess]);
        return new(from.Local?.PlusSeconds((long)distance.TotalSeconds), null, null, from.Zone, [guess]);
    }

    private static bool Fits(Instant at, Duration distance) => (at + distance).InUtc().Year is > 1800 and < 2300;
}
