using System.Collections.Frozen;

namespace Timeline.Pdf.Fonts;

/// <summary>Code point to glyph. Reads formats 4 and 12 of the 'cmap' table.</summary>
internal static class CharacterMap
{
    private const int MostCodePoints = 0x110000;

    public static FrozenDictionary<int, int> Read(FontTable cmap, int glyphCount)
    {
        var best = BestSubtable(cmap);
        var map = new Dictionary<int, int>();
        if (best.U16(0) == 12)
            ReadGroups(best, glyphCount, map);
        else
            ReadSegments(best, glyphCount, map);
        return map.ToFrozenDictionary();
    }

    private static FontTable BestSubtable(FontTable cmap)
    {
        var best = (Rank: 0, Table: default(FontTable));
        for (var i = 0; i < cmap.U16(2); i++)
        {
            var platform = cmap.U16(4 + (8 * i));
            var encoding = cmap.U16(6 + (8 * i));
            var table = cmap.From(cmap.Offset32(8 + (8 * i)));
            var rank = (table.U16(0), platform, encoding) switch
            {
                (12, 3, 10) => 4,
                (12, 0, _) => 3,
                (4, 3, 1) => 2,
                (4, 0, _) => 1,
                _ => 0,
            };
            if (rank > best.Rank)
                best = (rank, table);
        }

        return best.Rank > 0 ? best.Table : throw new FontFormatException("the 'cmap' table has no Unicode subtable of format 4 or 12");
    }

    private static void ReadGroups(FontTable table, int glyphCount, Dictionary<int, int> map)
    {
        var groups = table.Offset32(12);
        for (var i = 0; i < groups; i++)
        {
            var at = 16 + (12 * i);
            var first = table.Offset32(at);
            var last = Math.Min(table.Offset32(at + 4), MostCodePoints - 1);
            var glyph = table.Offset32(at + 8);
            for (var code = first; code <= last && glyph < glyphCount; code++, glyph++)
                map[code] = glyph;
        }
    }

    private static void ReadSegments(FontTable table, int glyphCount, Dictionary<int, int> map)
    {
        var doubled = table.U16(6);
        for (var i = 0; i < doubled; i += 2)
        {
            var last = table.U16(14 + i);
            var first = table.U16(16 + doubled + i);
            var delta = table.U16(16 + (2 * doubled) + i);
            var rangeAt = 16 + (3 * doubled) + i;
            var range = table.U16(rangeAt);
            for (var code = first; code <= last && code != 0xFFFF; code++)
            {
                var glyph = range == 0 ? code : table.U16(rangeAt + range + (2 * (code - first)));
                if (range == 0 || glyph != 0)
                    glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0 && glyph < glyphCount)
                    map[code] = glyph;
            }
        }
    }
}
