using System.Collections.Immutable;
using Timeline.Pdf.Elements;

namespace Timeline.Pdf.Tables;

/// <summary>Divides a width between columns.</summary>
/// <remarks>Fixed columns come first. Automatic ones get what they ask for while relative ones keep what they need, up to half of the width
/// together; else those that lack least get it, and the others break. Relative ones divide what is left by weight, but for what none of them
/// needs; without any, automatic ones divide it. When not even the longest words fit, all but the fixed are narrowed alike.</remarks>
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

        var weights = relatives.Sum(i => tracks[i].Value);
        reserved = relatives.Sum(i => Math.Max(wishes[i].Least, Math.Min(wishes[i].Greatest, room / 2 * tracks[i].Value / weights)));
        ShareAmongAutos(widths, wishes, autos, Math.Max(0, room - reserved - leastAuto), breaks: relatives.Count > 0);

        var left = room - autos.Sum(i => widths[i]);
        if (relatives.Count > 0)
            DivideByWeight(tracks, widths, wishes, relatives, left);
        else
            Widen(widths, autos, left);
        return [.. widths];
    }

    // A date broken in two lines needs no more than the longer of them: what does not suffice for all is not spread thinly over them.
    private static void ShareAmongAutos(double[] widths, WidthRange[] wishes, List<int> autos, double spare, bool breaks)
    {
        var wanted = autos.Sum(i => wishes[i].Greatest - wishes[i].Least);
        foreach (var i in autos.OrderBy(i => wishes[i].Greatest - wishes[i].Least))
        {
            var wish = wishes[i].Greatest - wishes[i].Least;
            var share = spare >= wanted ? wish : breaks ? Math.Min(wish, spare) : spare * wish / wanted;
            widths[i] = wishes[i].Least + share;
            if (breaks && spare < wanted)
                (spare, wanted) = (spare - share, wanted - wish);
        }
    }

    // A column whose share is less than its longest word gets that word, one whose share is more than it needs that; the others divide the rest again.
    private static void DivideByWeight(ImmutableArray<Track> tracks, double[] widths, WidthRange[] wishes, List<int> relatives, double left)
    {
        var open = new List<int>(relatives);
        while (open.Count > 0)
        {
            var share = left / open.Sum(i => tracks[i].Value);
            var tight = open.FindAll(i => share * tracks[i].Value < wishes[i].Least);
            var loose = tight.Count > 0 ? [] : open.FindAll(i => share * tracks[i].Value > wishes[i].Greatest);
            var settled = tight.Count > 0 ? tight : loose.Count < open.Count ? loose : [];
            foreach (var i in settled.Count > 0 ? settled : open)
                widths[i] = settled.Count == 0 ? share * tracks[i].Value : tight.Count > 0 ? wishes[i].Least : wishes[i].Greatest;
            if (settled.Count == 0)
                return;
            left -= settled.Sum(i => widths[i]);
            open.RemoveAll(settled.Contains);
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
