namespace Timeline.Pdf.Text;

/// <summary>Rule N0 of UAX #9: both brackets of a pair take one direction.</summary>
internal static class BidiBrackets
{
    private const string Opening = "([{\u2045\u2329\u3008\u300A\u300C\u300E\u3010\u3014\u3016\uFF08\uFF3B\uFF5B";
    private const string Closing = ")]}\u2046\u232A\u3009\u300B\u300D\u300F\u3011\u3015\u3017\uFF09\uFF3D\uFF5D";
    private const int Deepest = 63;

    /// <summary>Decides the brackets among classes whose weak types are resolved, in place.</summary>
    public static void Resolve(List<string> clusters, List<BidiClass> classes, BidiClass edge)
    {
        var (before, read) = (edge, 0);
        foreach (var (open, close) in Pairs(clusters, classes))
        {
            for (; read < open; read++)
                before = Strong(classes[read]) ?? before;
            if (DirectionOf(classes, open, close, edge, before) is { } direction)
                classes[open] = classes[close] = direction;
        }
    }

    private static IEnumerable<(int Open, int Close)> Pairs(List<string> clusters, List<BidiClass> classes)
    {
        var pairs = new List<(int Open, int Close)>();
        var waiting = new List<(int Kind, int At)>();
        for (var i = 0; i < clusters.Count; i++)
        {
            if (classes[i] != BidiClass.OtherNeutral)
                continue;
            if (Opening.IndexOf(clusters[i][0], StringComparison.Ordinal) is >= 0 and var kind)
            {
                if (waiting.Count == Deepest)
                    return [];
                waiting.Add((kind, i));
            }
            else if (Closing.IndexOf(clusters[i][0], StringComparison.Ordinal) is >= 0 and var closed && waiting.FindLastIndex(each => each.Kind == closed) is >= 0 and var found)
            {
                pairs.Add((waiting[found].At, i));
                waiting.RemoveRange(found, waiting.Count - found);
            }
        }

        return pairs.OrderBy(pair => pair.Open);
    }

    // The paragraph's direction when something inside has it; the other one when only that is inside, and before it.
    private static BidiClass? DirectionOf(List<BidiClass> classes, int open, int close, BidiClass edge, BidiClass before)
    {
        BidiClass? other = null;
        for (var i = open + 1; i < close; i++)
        {
            var strong = Strong(classes[i]);
            if (strong == edge)
                return edge;
            other = strong ?? other;
        }

        return other is null ? null : before == other ? other : edge;
    }

    // Numbers count as running to the left.
    private static BidiClass? Strong(BidiClass c) => c switch
    {
        BidiClass.LeftToRight => BidiClass.LeftToRight,
        BidiClass.RightToLeft or BidiClass.EuropeanNumber or BidiClass.ArabicNumber => BidiClass.RightToLeft,
        _ => null,
    };
}
