using System.Collections.Frozen;

namespace Timeline.Pdf.Fonts;

/// <summary>How much closer or wider a pair of glyphs stands, in font units.</summary>
internal abstract class Kerning
{
    public static readonly Kerning None = new NoKerning();

    public abstract int Between(int left, int right);

    /// <summary>GPOS when the font kerns there, else the older 'kern' table.</summary>
    public static Kerning Read(FontTable gpos, FontTable kern)
    {
        if (!gpos.IsEmpty && GposKerning.Read(gpos) is { } positioned)
            return positioned;
        return kern.IsEmpty ? None : KernTable.Read(kern);
    }

    private sealed class NoKerning : Kerning
    {
        public override int Between(int left, int right) => 0;
    }

    /// <summary>Format 0 of the 'kern' table.</summary>
    private sealed class KernTable(FrozenDictionary<int, int> pairs) : Kerning
    {
        public override int Between(int left, int right) => pairs.GetValueOrDefault((left << 16) | right);

        public static KernTable Read(FontTable kern)
        {
            var pairs = new Dictionary<int, int>();
            var at = 4;
            for (var i = 0; i < kern.U16(2); i++)
            {
                var length = kern.U16(at + 2);
                var coverage = kern.U16(at + 4);
                var isHorizontalFormat0 = (coverage & 0xFF07) == 1;
                for (var pair = 0; isHorizontalFormat0 && pair < kern.U16(at + 6); pair++)
                {
                    var entry = at + 14 + (6 * pair);
                    pairs[(kern.U16(entry) << 16) | kern.U16(entry + 2)] = kern.I16(entry + 4);
                }

                at += length;
            }

            return new KernTable(pairs.ToFrozenDictionary());
        }
    }
}
