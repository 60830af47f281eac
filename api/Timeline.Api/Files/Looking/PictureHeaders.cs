using System.Buffers.Binary;
using System.Globalization;

namespace Timeline.Api.Files.Looking;

/// <summary>The kinds of pictures that are taken: raster only.</summary>
internal enum PictureKind
{
    Png,
    Jpeg,
    Gif,
    WebP,
}

/// <summary>How large a picture becomes in memory when it is decoded, as its header says.</summary>
/// <param name="Frames">How many pictures follow each other.</param>
/// <param name="Pixels">Of its largest part; a part may be larger than the whole, to do harm.</param>
internal sealed record PictureSize(PictureKind Kind, int Width, int Height, int Frames, long Pixels)
{
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Width:N0} × {Height:N0}");
}

internal static class PictureLimits
{
    public const long Pixels = 50_000_000;
    public const int Frames = 500;

    /// <summary>How often a JPEG goes over its pixels; each time costs as much as the first. Progressive ones have about ten.</summary>
    public const int Scans = 60;
}

/// <summary>Reads sizes from the headers of pictures, before any decoder sees them.</summary>
internal static class PictureHeaders
{
    public static string MediaTypeOf(PictureKind kind) => $"image/{kind.ToString().ToLowerInvariant()}";

    /// <summary>By the bytes that a file begins with. Null: no picture.</summary>
    public static PictureKind? KindOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return PictureKind.Png;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return PictureKind.Jpeg;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return PictureKind.Gif;
        return head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? PictureKind.WebP : null;
    }

    /// <param name="content">At its beginning.</param>
    /// <exception cref="FormatException">It is damaged.</exception>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static PictureSize Read(MemoryStream content, PictureKind kind)
    {
        var size = kind switch
        {
            PictureKind.Png => Png(content),
            PictureKind.Jpeg => Jpeg(content),
            PictureKind.Gif => GifHeader.Read(content),
            _ => WebPHeader.Read(content),
        };
        return size is { Width: > 0, Height: > 0 } ? size : throw new FormatException("The picture has no size.");
    }

    /// <exception cref="EndOfStreamException">It has not so many bytes left.</exception>
    internal static void Skip(MemoryStream content, long bytes) =>
        content.Position = bytes <= content.Length - content.Position ? content.Position + bytes : throw new EndOfStreamException();

    // PNG specification, section 11.2.1: the header is the first chunk.
    private static PictureSize Png(MemoryStream content)
    {
        Span<byte> head = stackalloc byte[24];
        content.ReadExactly(head);
        if (!head[12..16].SequenceEqual("IHDR"u8))
            throw new FormatException("The first chunk is no header.");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..]));
        if (width > int.MaxValue || height > int.MaxValue)
            throw new FormatException("The size is none.");
        RequireEnd(content);
        return new(PictureKind.Png, (int)width, (int)height, 1, Math.BigMul((int)width, (int)height));
    }

    // A file that was cut short has no last chunk; decoders show what there is of it, as if it were all.
    private static void RequireEnd(MemoryStream content)
    {
        Span<byte> chunk = stackalloc byte[8];
        for (content.Position = 8; ;)
        {
            content.ReadExactly(chunk);
            if (chunk[4..].SequenceEqual("IEND"u8))
                return;
            Skip(content, BinaryPrimitives.ReadUInt32BigEndian(chunk) + 4L);
        }
    }

    // ITU T.81, section B.2.2: SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC) hold the size.
    private static PictureSize Jpeg(MemoryStream content)
    {
        Span<byte> part = stackalloc byte[9];
        content.Position = 2;
        while (true)
        {
            content.ReadExactly(part[..2]);
            if (part[0] != 0xFF)
                throw new FormatException("A marker is missing.");
            if (part[1] == 0xFF)
            {
                content.Position--;
                continue;
            }

            if (part[1] is 0xD9 or 0xDA)
                throw new FormatException("The picture comes before its size.");
            var isFrame = part[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            content.ReadExactly(part[..2]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(part);
            if (!isFrame)
            {
                Skip(content, Math.Max(0, length - 2));
                continue;
            }

            RequireFewScans(content.GetBuffer().AsSpan(0, (int)content.Length)[(int)Math.Min(content.Position, content.Length)..]);
            content.ReadExactly(part[..5]);
            var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(part[1..]), BinaryPrimitives.ReadUInt16BigEndian(part[3..]));
            return new(PictureKind.Jpeg, width, height, 1, Math.BigMul((int)width, (int)height));
        }
    }

    // In the data of a scan no byte FF is followed by DA.
    private static void RequireFewScans(ReadOnlySpan<byte> rest)
    {
        if (rest.Count((ReadOnlySpan<byte>)[0xFF, 0xDA]) > PictureLimits.Scans)
            throw new FormatException("The picture is drawn too often.");
    }
}
