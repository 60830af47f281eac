using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Pictures;

/// <summary>Reads pictures within bounds: pixels of PNG, of JPEG its size and channels alone.</summary>
internal static class PictureReader
{
    private const int MostPixels = 50_000_000;

    // Four bytes for each pixel, and what decoders keep beside them.
    private const int MostMegabytes = 256;

    private static readonly Configuration Decoding = new(new PngConfigurationModule(), new JpegConfigurationModule())
    {
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = MostMegabytes, MaximumPoolSizeMegabytes = MostMegabytes / 4 }),
        MaxDegreeOfParallelism = 1,
    };

    /// <exception cref="FormatException">The bytes are no picture that a file can hold; the message says why.</exception>
    public static Picture Read(ReadOnlyMemory<byte> data)
    {
        try
        {
            using var bytes = new MemoryStream(data.ToArray(), writable: false);
            var found = Image.Identify(Decoding, bytes, out var format) ?? throw new FormatException("the picture is neither JPEG nor PNG");
            if ((long)found.Width * found.Height is 0 or > MostPixels)
                throw new FormatException($"the picture is {found.Width} x {found.Height} pixels; 1 to {MostPixels} pixels are supported");
            bytes.Position = 0;
            return format is JpegFormat ? Jpeg(found, data) : Png(bytes, data);
        }
#pragma warning disable CA1031 // A decoder throws whatever it stumbles over in a file that was made to harm it.
        catch (Exception e) when (e is not FormatException)
#pragma warning restore CA1031
        {
            throw new FormatException("the picture is cut short or damaged", e);
        }
    }

    private static Picture Jpeg(IImageInfo found, ReadOnlyMemory<byte> data)
    {
        var channels = found.PixelType.BitsPerPixel / 8;
        return channels is 1 or 3
            ? new(found.Width, found.Height, new(data, IsJpeg: true, channels, null))
            : throw new FormatException($"the JPEG has {channels} channels; 1 or 3 are supported");
    }

    private static Picture Png(MemoryStream bytes, ReadOnlyMemory<byte> data)
    {
        // The decoder makes something of half a file, too.
        if (data.Span.LastIndexOf("IEND"u8) < 0)
            throw new FormatException("the PNG is cut short");
        using var image = Image.Load<Rgba32>(Decoding, bytes, new PngDecoder { IgnoreMetadata = true });
        var colors = new byte[3 * image.Width * image.Height];
        var alpha = new byte[image.Width * image.Height];
        image.ProcessPixelRows(rows =>
        {
            for (var (y, at) = (0, 0); y < rows.Height; y++)
            {
                foreach (var pixel in rows.GetRowSpan(y))
                {
                    (colors[3 * at], colors[(3 * at) + 1], colors[(3 * at) + 2], alpha[at]) = (pixel.R, pixel.G, pixel.B, pixel.A);
                    at++;
                }
            }
        });
        return new(image.Width, image.Height, new(colors, IsJpeg: false, 3, alpha.AsSpan().ContainsAnyExcept((byte)255) ? (ReadOnlyMemory<byte>?)alpha : null));
    }
}
