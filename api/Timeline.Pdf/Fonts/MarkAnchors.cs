namespace Timeline.Pdf.Fonts;

/// <summary>Where combining marks sit on their base. OpenType spec, "GPOS", lookup type 4 (mark to base), all scripts of the font.</summary>
internal sealed class MarkAnchors
{
    private const int MarkToBase = 4;
    private const int Extension = 9;
    private readonly List<FontTable> _subtables = [];

    public static MarkAnchors Read(FontTable gpos)
    {
        var anchors = new MarkAnchors();
        if (gpos.IsEmpty)
            return anchors;
        var lookups = gpos.From(gpos.U16(8));
        foreach (var index in MarkLookups(gpos))
        {
            var lookup = lookups.From(lookups.U16(2 + (2 * index)));
            for (var i = 0; i < lookup.U16(4); i++)
            {
                var table = lookup.From(lookup.U16(6 + (2 * i)));
                var type = lookup.U16(0);
                if (type == Extension)
                    (type, table) = (table.U16(2), table.From(table.Offset32(4)));
                if (type == MarkToBase && table.U16(0) == 1)
                    anchors._subtables.Add(table);
            }
        }

        return anchors;
    }

    /// <summary>How far to move the mark's origin from the base's, in font units; null when the font does not say.</summary>
    public (int X, int Y)? Offset(int baseGlyph, int mark)
    {
        foreach (var table in _subtables)
        {
            var markIndex = new GlyphCoverage(table.From(table.U16(2))).IndexOf(mark);
            var baseIndex = new GlyphCoverage(table.From(table.U16(4))).IndexOf(baseGlyph);
            if (markIndex < 0 || baseIndex < 0)
                continue;
            var marks = table.From(table.U16(8));
            var bases = table.From(table.U16(10));
            var markClass = marks.U16(2 + (4 * markIndex));
            var anchorAt = bases.U16(2 + (2 * ((baseIndex * table.U16(6)) + markClass)));
            if (anchorAt == 0)
                continue;
            var (onBase, onMark) = (bases.From(anchorAt), marks.From(marks.U16(4 + (4 * markIndex))));
            return (onBase.I16(2) - onMark.I16(2), onBase.I16(4) - onMark.I16(4));
        }

        return null;
    }

    private static SortedSet<int> MarkLookups(FontTable gpos)
    {
        var features = gpos.From(gpos.U16(6));
        var lookups = new SortedSet<int>();
        for (var i = 0; i < features.U16(0); i++)
        {
            if (features.Tag(2 + (6 * i)) != "mark")
                continue;
            var feature = features.From(features.U16(6 + (6 * i)));
            for (var j = 0; j < feature.U16(2); j++)
                lookups.Add(feature.U16(4 + (2 * j)));
        }

        return lookups;
    }
}
