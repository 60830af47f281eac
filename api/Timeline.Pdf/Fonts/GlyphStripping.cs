using System.Buffers.Binary;

namespace Timeline.Pdf.Fonts;

/// <summary>Takes hinting instructions out of glyph descriptions. OpenType spec, "glyf".</summary>
internal static class GlyphStripping
{
    private const int MoreComponents = 0x0020;
    private const int HasInstructions = 0x0100;

    /// <summary>A copy without instructions.</summary>
    public static byte[] WithoutInstructions(ReadOnlyMemory<byte> data)
    {
        if (data.Length < 10)
            return data.ToArray();
        var table = new FontTable(data);
        return table.I16(0) >= 0 ? Simple(table) : Composite(table);
    }

    private static byte[] Simple(FontTable table)
    {
        var lengthAt = 10 + (2 * table.I16(0));
        var instructions = table.U16(lengthAt);
        var outline = table.Data.Span[(lengthAt + 2 + instructions)..];
        var copy = new byte[lengthAt + 2 + outline.Length];
        table.Data.Span[..lengthAt].CopyTo(copy);
        outline.CopyTo(copy.AsSpan(lengthAt + 2));
        return copy;
    }

    private static byte[] Composite(FontTable table)
    {
        var copy = table.Data.ToArray();
        var at = 10;
        int flags;
        do
        {
            flags = table.U16(at);
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)(flags & ~HasInstructions));
            at += GlyphOutlines.ComponentLength(flags);
        }
        while ((flags & MoreComponents) != 0);

        return copy[..at];
    }
}
