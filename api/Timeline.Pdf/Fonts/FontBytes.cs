using System.Buffers.Binary;
using System.IO.Compression;

namespace Timeline.Pdf.Fonts;

/// <summary>The bytes of a font file as HarfBuzz reads them: unpacked, whole, and at one place in memory for good.</summary>
internal static class FontBytes
{
    private const uint TrueType = 0x00010000;
    private const uint AppleTrueType = 0x74727565;
    private const uint Collection = 0x74746366;
    private const uint Woff = 0x774F4646;
    private const int MostBytes = 64 << 20;

    /// <summary>A pinned copy of a TrueType file or collection; of a WOFF file (version 1.0), what is packed in it.</summary>
    /// <exception cref="FontFormatException">It is something else, or not whole.</exception>
    public static byte[] Pinned(ReadOnlyMemory<byte> data)
    {
        var file = new FontTable(data);
        switch (file.U32(0))
        {
            case TrueType or AppleTrueType:
                CheckTables(file, 0);
                break;
            case Collection:
                for (var i = 0; i < file.Offset32(8); i++)
                    CheckTables(file, file.Offset32(12 + (4 * i)));
                break;
            case Woff:
                return Unpacked(file);
            default:
                throw new FontFormatException("the file does not start like a TrueType font; CFF outlines and WOFF 2 are not supported");
        }

        var pinned = GC.AllocateUninitializedArray<byte>(data.Length, pinned: true);
        data.CopyTo(pinned);
        return pinned;
    }

    private static void CheckTables(FontTable file, int at)
    {
        for (var i = 0; i < file.U16(at + 4); i++)
        {
            var record = at + 12 + (16 * i);
            _ = file.Slice(file.Offset32(record + 8), file.Offset32(record + 12));
        }
    }

    private static byte[] Unpacked(FontTable woff)
    {
        var count = woff.U16(12);
        var length = 12 + (16 * count);
        for (var i = 0; i < count; i++)
            length = Math.Min(MostBytes + 1, length + Padded(woff.Offset32(Record(i) + 12)));
        if (length > MostBytes)
            throw new FontFormatException($"the font is larger than {MostBytes >> 20} MB");
        var font = GC.AllocateArray<byte>(length, pinned: true);
        BinaryPrimitives.WriteUInt32BigEndian(font, woff.U32(4));
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)count);
        var at = 12 + (16 * count);
        for (var i = 0; i < count; i++)
        {
            var (packed, whole) = (woff.Slice(woff.Offset32(Record(i) + 4), woff.Offset32(Record(i) + 8)), woff.Offset32(Record(i) + 12));
            Unpack(packed, font.AsSpan(at, whole));
            var record = font.AsSpan(12 + (16 * i), 16);
            BinaryPrimitives.WriteUInt32BigEndian(record, woff.U32(Record(i)));
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], woff.U32(Record(i) + 16));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)whole);
            at += Padded(whole);
        }

        return font;
    }

    private static void Unpack(FontTable packed, Span<byte> whole)
    {
        if (packed.Length >= whole.Length)
        {
            packed.Data.Span[..whole.Length].CopyTo(whole);
            return;
        }

        using var stream = new ZLibStream(new MemoryStream(packed.Data.ToArray()), CompressionMode.Decompress);
        stream.ReadExactly(whole);
    }

    private static int Record(int index) => 44 + (20 * index);

    private static int Padded(int length) => length > MostBytes ? MostBytes : (length + 3) & ~3;
}
