using System.Collections.Immutable;
using Timeline.Pdf.Elements;

namespace Timeline.Pdf.Tables;

/// <summary>Divides a width between columns.</summary>
/// <remarks>Fixed columns come first. Automatic ones get what they ask for while relative ones keep their longest word; else all automatic
/// ones start at their longest word and share the rest by how much more they would like. Relative ones divide what is left by weight;
/// without any, automatic ones divide it. When not even the longest words fit, all but the fixed are narrowed alike.</remarks>
internal static class TrackSizing
{
    public static ImmutableArray<double> Resolve(ImmutableArray<Track> tracks, double available, Func<int, WidthRange> content)
    {
        var widths = tracks.Select(track => track.Kind == TrackKind.Fixed ? track.Value : 0).ToArray();
        var room = available - widths.Sum();
        if (room < 0)
            return [.. widths.Select(width => width * Math.Max(0, available) / Math.Max(1, widths.Sum()))];

        var flexible = tracks.Count(track => track.Kind != TrackKind.Fixed);
        if (flexible == 1)
            return [.. tracks.Select((track, i) => track.Kind == TrackKind.Fixed ? widths[i] : room)];
        var wishes = tracks.Select((track, i) => track.Kind == TrackKind.Fixed ? default : content(i)).ToArray();
        var autos = Indices(tracks, TrackKind.Auto);
        var relatives = Indices(tracks, TrackKind.Relative);
        var reserved = relatives.Sum(i => wishes[i].Least);
        var leastAuto = autos.Sum(i => wishes[i].Least);
        if (leastAuto + reserved > room)
            return Squeeze(widths, wishes, [.. autos, .. relatives], room);

        var spare = Math.Min(room - reserved - leastAuto, autos.Sum(i => wishes[i].Greatest - wishes[i].Least));
        var wanted = autos.Sum(i => wishes[i].Greatest - wishes[i].Least);
        foreach (var i in autos)
            widths[i] = wishes[i].Least + (wanted > 0 ? spare * (wishes[i].Greatest - wishes[i].Least) / wanted : 0);

        var left = room - autos.Sum(i => widths[i]);
        if (relatives.Count > 0)
            DivideByWeight(tracks, widths, wishes, relatives, left);
        else
            Widen(widths, autos, left);
        return [.. widths];
    }

    // A column whose share is less than its longest word gets that word; the others divide the rest again.
    private static void DivideByWeight(ImmutableArray<Track> tracks, double[] widths, WidthRange[] wishes, List<int> relatives, double left)
    {
        var open = new List<int>(relatives);
        while (open.Count > 0)
        {
            var share = left / open.Sum(i => tracks[i].Value);
            var tight = open.FindAll(i => share * tracks[i].Value < wishes[i].Least);
            foreach (var i in tight.Count > 0 ? tight : open)
                widths[i] = tight.Count > 0 ? wishes[i].Least : share * tracks[i].Value;
            if (tight.Count == 0)
                return;
            left -= tight.Sum(i => widths[i]);
            open.RemoveAll(tight.Contains);
        }
    }

    private static void Widen(double[] widths, List<int> autos, double left)
    {
        var sum = autos.Sum(i => widths[i]);
        foreach (var i in autos)
            widths[i] += sum > 0 ? left * widths[i] / sum : left / autos.Count;
    }

    private static ImmutableArray<double> Squeeze(double[] widths, WidthRange[] wishes, List<int> flexible, double room)
    {
        // Short columns keep their width; the long ones share the shortage, so that one huge word does not ruin the rest.
        var open = flexible.OrderBy(i => wishes[i].Least).ToList();
        for (var k = 0; k < open.Count; k++)
        {
            widths[open[k]] = Math.Min(wishes[open[k]].Least, room / (open.Count - k));
            room -= widths[open[k]];
        }

        return [.. widths];
    }

    private static List<int> Indices(ImmutableArray<Track> tracks, TrackKind kind) =>
        [.. Enumerable.Range(0, tracks.Length).Where(i => tracks[i].Kind == kind)];
}
