using System.Numerics;

namespace Timeline.Pdf.Fonts;

/// <summary>Pair adjustment of the 'kern' feature. OpenType spec, "GPOS", lookup types 2 and 9, for the Latin or default script.</summary>
internal sealed class GposKerning : Kerning
{
    private const int PairAdjustment = 2;
    private const int Extension = 9;
    private readonly List<List<PairSubtable>> _lookups = [];

    public static GposKerning? Read(FontTable gpos)
    {
        var kerning = new GposKerning();
        var lookups = gpos.From(gpos.U16(8));
        foreach (var index in KernLookups(gpos))
        {
            var subtables = Subtables(lookups.From(lookups.U16(2 + (2 * index))));
            if (subtables.Count > 0)
                kerning._lookups.Add(subtables);
        }

        return kerning._lookups.Count > 0 ? kerning : null;
    }

    public override int Between(int left, int right)
    {
        foreach (var lookup in _lookups)
        {
            foreach (var subtable in lookup)
            {
                // The first subtable that covers the pair decides, even when it decides on zero.
                if (subtable.Adjustment(left, right) is { } advance)
                    return advance;
            }
        }

        return 0;
    }

    private static SortedSet<int> KernLookups(FontTable gpos)
    {
        var language = DefaultLanguage(gpos.From(gpos.U16(4)));
        var features = gpos.From(gpos.U16(6));
        var lookups = new SortedSet<int>();
        for (var i = 0; !language.IsEmpty && i < language.U16(4); i++)
        {
            var record = 2 + (6 * language.U16(6 + (2 * i)));
            if (features.Tag(record) != "kern")
                continue;
            var feature = features.From(features.U16(record + 4));
            for (var j = 0; j < feature.U16(2); j++)
                lookups.Add(feature.U16(4 + (2 * j)));
        }

        return lookups;
    }

    private static FontTable DefaultLanguage(FontTable scripts)
    {
        var found = default(FontTable);
        for (var i = 0; i < scripts.U16(0); i++)
        {
            var tag = scripts.Tag(2 + (6 * i));
            if (tag != "latn" && (tag != "DFLT" || !found.IsEmpty))
                continue;
            var script = scripts.From(scripts.U16(6 + (6 * i)));
            if (script.U16(0) != 0)
                found = script.From(script.U16(0));
        }

        return found;
    }

    private static List<PairSubtable> Subtables(FontTable lookup)
    {
        var subtables = new List<PairSubtable>();
        for (var i = 0; i < lookup.U16(4); i++)
        {
            var type = lookup.U16(0);
            var table = lookup.From(lookup.U16(6 + (2 * i)));
            if (type == Extension)
            {
                type = table.U16(2);
                table = table.From(table.Offset32(4));
            }

            if (type == PairAdjustment && table.U16(0) is 1 or 2)
                subtables.Add(new PairSubtable(table));
        }

        return subtables;
    }

    /// <summary>Formats 1 (pairs) and 2 (classes) of a pair adjustment.</summary>
    private sealed class PairSubtable(FontTable table)
    {
        private const int XAdvance = 0x0004;
        private readonly GlyphCoverage _coverage = new(table.From(table.U16(2)));
        private readonly int _firstFormat = table.U16(4);
        private readonly int _pairLength = 2 * (BitOperations.PopCount((uint)table.U16(4)) + BitOperations.PopCount((uint)table.U16(6)));

        // Values precede each other in bit order: x placement, y placement, x advance.
        private readonly int _advanceAt = 2 * BitOperations.PopCount((uint)table.U16(4) & (XAdvance - 1));

        public int? Adjustment(int left, int right)
        {
            var index = _coverage.IndexOf(left);
            if (index < 0)
                return null;
            return table.U16(0) == 1 ? OfPair(index, right) : OfClasses(left, right);
        }

        private int? OfPair(int index, int right)
        {
            var set = table.From(table.U16(10 + (2 * index)));
            var length = 2 + _pairLength;
            var (low, high) = (0, set.U16(0) - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var at = 2 + (length * middle);
                var second = set.U16(at);
                if (second == right)
                    return Advance(set, at + 2);
                (low, high) = second < right ? (middle + 1, high) : (low, middle - 1);
            }

            return null;
        }

        private int OfClasses(int left, int right)
        {
            var first = GlyphCoverage.ClassOf(table.From(table.U16(8)), left);
            var second = GlyphCoverage.ClassOf(table.From(table.U16(10)), right);
            return Advance(table, 16 + (_pairLength * ((first * table.U16(14)) + second)));
        }

        private int Advance(FontTable values, int at) => (_firstFormat & XAdvance) == 0 ? 0 : values.I16(at + _advanceAt);
    }
}
