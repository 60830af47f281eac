using System.Buffers.Binary;

namespace Timeline.Pdf.Fonts;

/// <summary>Big-endian reads inside one table of a font file. Offsets are bytes from the table's start.</summary>
/// <remarks>A read outside the table throws <see cref="ArgumentOutOfRangeException"/>; <see cref="FontFace"/> turns it into a format error.</remarks>
internal readonly struct FontTable(ReadOnlyMemory<byte> data)
{
    public ReadOnlyMemory<byte> Data => data;

    public int Length => data.Length;

    public bool IsEmpty => data.IsEmpty;

    public byte U8(int offset) => data.Span.Slice(offset, 1)[0];

    public int U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(data.Span[offset..]);

    public int I16(int offset) => BinaryPrimitives.ReadInt16BigEndian(data.Span[offset..]);

    public uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(data.Span[offset..]);

    /// <summary>An offset or count that must be usable as an index.</summary>
    public int Offset32(int offset) => (int)Math.Min(U32(offset), int.MaxValue);

    public string Tag(int offset) => System.Text.Encoding.Latin1.GetString(data.Span.Slice(offset, 4));

    public FontTable From(int offset) => new(data[offset..]);

    public FontTable Slice(int offset, int length) => new(data.Slice(offset, length));
}
