namespace Timeline.Pdf.Text;

/// <summary>The Unicode bidirectional algorithm, UAX #9, at paragraph level: explicit embeddings and isolates are ignored.</summary>
internal static class Bidi
{
    /// <summary>Embedding levels of a paragraph's clusters.</summary>
    /// <param name="clusters">In reading order.</param>
    /// <param name="isRightToLeft">Whether the first strong character runs to the left (rules P2 and P3).</param>
    public static int[] Levels(List<string> clusters, out bool isRightToLeft)
    {
        // Below Hebrew nothing runs to the left.
        if (clusters.TrueForAll(cluster => cluster[0] < '\u0590'))
        {
            isRightToLeft = false;
            return new int[clusters.Count];
        }

        var classes = clusters.ConvertAll(BidiClasses.Of);
        var first = classes.Find(IsStrong);
        isRightToLeft = first is BidiClass.RightToLeft or BidiClass.ArabicLetter;
        if (!classes.Exists(c => c is BidiClass.RightToLeft or BidiClass.ArabicLetter or BidiClass.ArabicNumber))
            return new int[classes.Count];

        var baseLevel = isRightToLeft ? 1 : 0;
        var edge = isRightToLeft ? BidiClass.RightToLeft : BidiClass.LeftToRight;
        BidiRules.ResolveWeak(classes, edge);
        BidiBrackets.Resolve(clusters, classes, edge);
        BidiRules.ResolveNeutral(classes, edge);
        return [.. classes.Select(c => Implicit(c, baseLevel))];
    }

    /// <summary>Visual order of a line (rule L2): indices into it from left to right. Space at the end takes the paragraph's level (rule L1).</summary>
    public static int[] Reorder(ReadOnlySpan<int> levels)
    {
        var order = new int[levels.Length];
        var (highest, lowestOdd) = (0, int.MaxValue);
        for (var i = 0; i < levels.Length; i++)
        {
            order[i] = i;
            highest = Math.Max(highest, levels[i]);
            if ((levels[i] & 1) == 1)
                lowestOdd = Math.Min(lowestOdd, levels[i]);
        }

        for (var level = highest; level >= lowestOdd; level--)
        {
            for (var start = 0; start < levels.Length; start++)
            {
                var end = start;
                while (end < levels.Length && levels[order[end]] >= level)
                    end++;
                if (end > start)
                    Array.Reverse(order, start, end - start);
                start = end;
            }
        }

        return order;
    }

    private static bool IsStrong(BidiClass c) => c is BidiClass.LeftToRight or BidiClass.RightToLeft or BidiClass.ArabicLetter;

    // Rules I1 and I2.
    private static int Implicit(BidiClass c, int level) => (level & 1, c) switch
    {
        (0, BidiClass.RightToLeft) => level + 1,
        (0, BidiClass.ArabicNumber or BidiClass.EuropeanNumber) => level + 2,
        (1, BidiClass.LeftToRight or BidiClass.ArabicNumber or BidiClass.EuropeanNumber) => level + 1,
        _ => level,
    };
}
