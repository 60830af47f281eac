using System.Buffers.Binary;

namespace Timeline.Api.Files.Looking;

/// <summary>Reads the size of a WebP and of what it holds. WebP container specification; RFC 6386, section 9.1, and RFC 9649.</summary>
internal static class WebPHeader
{
    private const int FirstChunk = 12;
    private const byte Animated = 0x02;

    /// <exception cref="FormatException">It is damaged, or animated.</exception>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static PictureSize Read(MemoryStream content)
    {
        PictureSize? whole = null;
        Span<byte> chunk = stackalloc byte[8];
        Span<byte> data = stackalloc byte[10];
        for (var at = (long)FirstChunk; ;)
        {
            content.Position = 0;
            PictureHeaders.Skip(content, at);
            content.ReadExactly(chunk);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            var kind = chunk[..4];
            if (kind.SequenceEqual("VP8X"u8))
            {
                content.ReadExactly(data);
                if ((data[0] & Animated) != 0)
                    throw new FormatException("Animated WebP is not decoded.");
                whole = Size(1 + UInt24(data[4..]), 1 + UInt24(data[7..]));
            }
            else if (kind.SequenceEqual("VP8 "u8))
            {
                content.ReadExactly(data);
                return Larger(whole, Size(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF));
            }
            else if (kind.SequenceEqual("VP8L"u8))
            {
                content.ReadExactly(data[..5]);
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
                return Larger(whole, Size(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF)));
            }

            at += 8 + length + (length & 1);
        }
    }

    private static PictureSize Larger(PictureSize? whole, PictureSize inner) => whole is null ? inner : whole with { Pixels = Math.Max(whole.Pixels, inner.Pixels) };

    private static PictureSize Size(int width, int height) => new(PictureKind.WebP, width, height, 1, Math.BigMul(width, height));

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
