using System.Text;

namespace Timeline.Pdf.Text;

/// <summary>The Unicode bidirectional algorithm, UAX #9, at paragraph level: explicit embeddings and isolates are ignored.</summary>
internal static class Bidi
{
    private static readonly Dictionary<char, char> Mirrored = Pairs("()[]{}<>\u00AB\u00BB\u2039\u203A\u2264\u2265");

    /// <summary>Embedding levels of a paragraph's clusters.</summary>
    /// <param name="clusters">In reading order.</param>
    /// <param name="isRightToLeft">Whether the first strong character runs to the left (rules P2 and P3).</param>
    public static int[] Levels(List<string> clusters, out bool isRightToLeft)
    {
        var classes = clusters.ConvertAll(BidiClasses.Of);
        var first = classes.Find(IsStrong);
        isRightToLeft = first is BidiClass.RightToLeft or BidiClass.ArabicLetter;
        if (!classes.Exists(c => c is BidiClass.RightToLeft or BidiClass.ArabicLetter or BidiClass.ArabicNumber))
            return new int[classes.Count];

        var baseLevel = isRightToLeft ? 1 : 0;
        var edge = isRightToLeft ? BidiClass.RightToLeft : BidiClass.LeftToRight;
        BidiRules.ResolveWeak(classes, edge);
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

    /// <summary>Brackets as they look in text that runs to the left (rule L4).</summary>
    public static string Mirror(string cluster)
    {
        if (!Mirrored.TryGetValue(cluster[0], out var other))
            return cluster;
        return new StringBuilder(cluster) { [0] = other }.ToString();
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

    private static Dictionary<char, char> Pairs(string pairs)
    {
        var mirrored = new Dictionary<char, char>();
        for (var i = 0; i < pairs.Length; i += 2)
        {
            mirrored[pairs[i]] = pairs[i + 1];
            mirrored[pairs[i + 1]] = pairs[i];
        }

        return mirrored;
    }
}
