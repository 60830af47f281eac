using System.Buffers.Binary;

namespace Timeline.Api.Files.Looking;

/// <summary>Reads the size of a GIF and of each of its frames. GIF89a specification, sections 18 to 26.</summary>
internal static class GifHeader
{
    private const int Extension = 0x21;
    private const int Descriptor = 0x2C;
    private const int Trailer = 0x3B;

    /// <exception cref="FormatException">It is damaged.</exception>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static PictureSize Read(MemoryStream content)
    {
        Span<byte> head = stackalloc byte[13];
        content.ReadExactly(head);
        var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        SkipColors(content, head[10]);
        var (frames, pixels) = (0, Math.BigMul((int)width, (int)height));
        // One frame more than is taken is known to be too many.
        while (frames <= PictureLimits.Frames)
        {
            switch (content.ReadByte())
            {
                case Extension:
                    PictureHeaders.Skip(content, 1);
                    SkipBlocks(content);
                    break;
                case Descriptor:
                    frames++;
                    pixels = Math.Max(pixels, Frame(content));
                    break;
                case Trailer when frames > 0:
                    return new(PictureKind.Gif, width, height, frames, pixels);
                case < 0:
                    throw new EndOfStreamException();
                default:
                    throw new FormatException("A block of no known kind.");
            }
        }

        return new(PictureKind.Gif, width, height, frames, pixels);
    }

    private static long Frame(MemoryStream content)
    {
        Span<byte> frame = stackalloc byte[9];
        content.ReadExactly(frame);
        SkipColors(content, frame[8]);
        PictureHeaders.Skip(content, 1);
        SkipBlocks(content);
        return Math.BigMul((int)BinaryPrimitives.ReadUInt16LittleEndian(frame[4..]), (int)BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]));
    }

    private static void SkipColors(MemoryStream content, byte flags)
    {
        if ((flags & 0x80) != 0)
            PictureHeaders.Skip(content, 3L << ((flags & 0x07) + 1));
    }

    private static void SkipBlocks(MemoryStream content)
    {
        for (var length = content.ReadByte(); length != 0; length = content.ReadByte())
            PictureHeaders.Skip(content, length > 0 ? length : throw new EndOfStreamException());
    }
}
