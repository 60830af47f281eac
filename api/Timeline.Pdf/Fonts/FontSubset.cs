using System.Buffers.Binary;

namespace Timeline.Pdf.Fonts;

/// <summary>A small TrueType file with only the glyphs asked for, in the order asked for, and the parts they are composed of.</summary>
/// <remarks>A source glyph may be asked for more than once: then it has several numbers, so that each can stand for other text.
/// Hinting is left out; PDF viewers rasterise without it at print sizes.</remarks>
internal static class FontSubset
{
    private static readonly string[] TableOrder = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    /// <summary>Builds the file.</summary>
    /// <param name="face">Where the glyphs come from.</param>
    /// <param name="glyphs">Source glyph by new number; the first must be the missing glyph, 0.</param>
    /// <exception cref="FontFormatException">An outline that is used is damaged.</exception>
    public static byte[] Build(FontFace face, IReadOnlyList<int> glyphs)
    {
        try
        {
            return BuildFile(face, glyphs);
        }
        catch (Exception e) when (FontFace.IsDamage(e))
        {
            throw new FontFormatException($"outlines of {face.Name} are damaged", e);
        }
    }

    private static byte[] BuildFile(FontFace face, IReadOnlyList<int> glyphs)
    {
        var closed = Close(face, glyphs);
        var renumbered = new Dictionary<int, int>();
        for (var i = 0; i < closed.Count; i++)
            renumbered.TryAdd(closed[i], i);

        var loca = new byte[4 * (closed.Count + 1)];
        using var glyf = new MemoryStream();
        for (var i = 0; i < closed.Count; i++)
        {
            glyf.Write(Renumber(GlyphStripping.WithoutInstructions(face.Outlines.Data(closed[i])), renumbered));
            while (glyf.Length % 4 != 0)
                glyf.WriteByte(0);
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * (i + 1)), (uint)glyf.Length);
        }

        return Assemble(new Dictionary<string, byte[]>
        {
            ["glyf"] = glyf.ToArray(),
            ["head"] = Head(face),
            ["hhea"] = Patched(face.File.Required("hhea"), 34, closed.Count),
            ["hmtx"] = Metrics(face, closed),
            ["loca"] = loca,
            ["maxp"] = Patched(face.File.Required("maxp"), 4, closed.Count),
        });
    }

    /// <summary>The glyphs followed by every component they need, directly or through others.</summary>
    public static List<int> Close(FontFace face, IReadOnlyList<int> glyphs)
    {
        var closed = new List<int>(glyphs);
        var known = new HashSet<int>(glyphs);
        for (var i = 0; i < closed.Count; i++)
        {
            foreach (var (_, component) in GlyphOutlines.Components(face.Outlines.Data(closed[i])))
            {
                if (known.Add(component))
                    closed.Add(component);
            }
        }

        return closed;
    }

    private static byte[] Renumber(byte[] data, Dictionary<int, int> renumbered)
    {
        foreach (var (offset, component) in GlyphOutlines.Components(data))
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(offset), (ushort)renumbered[component]);
        return data;
    }

    private static byte[] Metrics(FontFace face, List<int> glyphs)
    {
        var hmtx = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * i), (ushort)face.Advance(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan((4 * i) + 2), (short)face.LeftBearing(glyphs[i]));
        }

        return hmtx;
    }

    private static byte[] Head(FontFace face)
    {
        var head = Patched(face.File.Required("head"), 50, 1); // long offsets in 'loca'
        head.AsSpan(8, 4).Clear();                             // the checksum is taken with this field zero
        return head;
    }

    private static byte[] Patched(FontTable table, int offset, int value)
    {
        var copy = table.Data.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(offset), (ushort)value);
        return copy;
    }

    private static byte[] Assemble(Dictionary<string, byte[]> tables)
    {
        var headerLength = 12 + (16 * TableOrder.Length);
        var file = new byte[headerLength + TableOrder.Sum(tag => (tables[tag].Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)TableOrder.Length);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), 64);  // 16 * largest power of two in the table count
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * TableOrder.Length) - 64));
        var (at, headAt) = (headerLength, 0);
        for (var i = 0; i < TableOrder.Length; i++)
        {
            var data = tables[TableOrder[i]];
            data.CopyTo(file.AsSpan(at));
            var record = file.AsSpan(12 + (16 * i), 16);
            System.Text.Encoding.Latin1.GetBytes(TableOrder[i], record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(file.AsSpan(at, (data.Length + 3) & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)data.Length);
            if (TableOrder[i] == "head")
                headAt = at;
            at += (data.Length + 3) & ~3;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Checksum(file)));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i + 4 <= data.Length; i += 4)
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data[i..]));
        return sum;
    }
}
