namespace Timeline.Pdf.Text;

/// <summary>Rules W1 to W7 and N1 to N2 of UAX #9 over one run, in place.</summary>
internal static class BidiRules
{
    public static void ResolveWeak(List<BidiClass> classes, BidiClass edge)
    {
        MarksTakeTheirBase(classes, edge);
        NumbersAfterArabic(classes, edge);
        Replace(classes, BidiClass.ArabicLetter, BidiClass.RightToLeft);  // W3
        SeparatorsInNumbers(classes);
        TerminatorsBesideNumbers(classes);
        foreach (var weak in (ReadOnlySpan<BidiClass>)[BidiClass.EuropeanSeparator, BidiClass.EuropeanTerminator, BidiClass.CommonSeparator])
            Replace(classes, weak, BidiClass.OtherNeutral);               // W6
        NumbersAfterLatin(classes, edge);
    }

    /// <summary>Neutrals between equal directions take that direction, others the paragraph's.</summary>
    public static void ResolveNeutral(List<BidiClass> classes, BidiClass edge)
    {
        for (var start = 0; start < classes.Count; start++)
        {
            if (!IsNeutral(classes[start]))
                continue;
            var end = start;
            while (end < classes.Count && IsNeutral(classes[end]))
                end++;
            var before = start == 0 ? edge : Direction(classes[start - 1]);
            var after = end == classes.Count ? edge : Direction(classes[end]);
            for (var i = start; i < end; i++)
                classes[i] = before == after ? before : edge;
            start = end;
        }
    }

    // W1
    private static void MarksTakeTheirBase(List<BidiClass> classes, BidiClass edge)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] == BidiClass.NonspacingMark)
                classes[i] = i == 0 ? edge : classes[i - 1];
        }
    }

    // W2
    private static void NumbersAfterArabic(List<BidiClass> classes, BidiClass edge)
    {
        var strong = edge;
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] is BidiClass.LeftToRight or BidiClass.RightToLeft or BidiClass.ArabicLetter)
                strong = classes[i];
            else if (classes[i] == BidiClass.EuropeanNumber && strong == BidiClass.ArabicLetter)
                classes[i] = BidiClass.ArabicNumber;
        }
    }

    // W4
    private static void SeparatorsInNumbers(List<BidiClass> classes)
    {
        for (var i = 1; i + 1 < classes.Count; i++)
        {
            var (before, after) = (classes[i - 1], classes[i + 1]);
            if (before != after)
                continue;
            if ((classes[i] is BidiClass.EuropeanSeparator or BidiClass.CommonSeparator && before == BidiClass.EuropeanNumber) ||
                (classes[i] == BidiClass.CommonSeparator && before == BidiClass.ArabicNumber))
                classes[i] = before;
        }
    }

    // W5
    private static void TerminatorsBesideNumbers(List<BidiClass> classes)
    {
        for (var start = 0; start < classes.Count; start++)
        {
            var end = start;
            while (end < classes.Count && classes[end] == BidiClass.EuropeanTerminator)
                end++;
            var touches = (start > 0 && classes[start - 1] == BidiClass.EuropeanNumber) ||
                (end < classes.Count && classes[end] == BidiClass.EuropeanNumber);
            for (var i = start; i < end && touches; i++)
                classes[i] = BidiClass.EuropeanNumber;
            start = Math.Max(start, end - 1);
        }
    }

    // W7
    private static void NumbersAfterLatin(List<BidiClass> classes, BidiClass edge)
    {
        var strong = edge;
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] is BidiClass.LeftToRight or BidiClass.RightToLeft)
                strong = classes[i];
            else if (classes[i] == BidiClass.EuropeanNumber && strong == BidiClass.LeftToRight)
                classes[i] = BidiClass.LeftToRight;
        }
    }

    private static void Replace(List<BidiClass> classes, BidiClass from, BidiClass to)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] == from)
                classes[i] = to;
        }
    }

    private static bool IsNeutral(BidiClass c) => c is BidiClass.Space or BidiClass.OtherNeutral or BidiClass.BoundaryNeutral;

    // N1 counts numbers as running to the left.
    private static BidiClass Direction(BidiClass c) => c == BidiClass.LeftToRight ? BidiClass.LeftToRight : BidiClass.RightToLeft;
}
