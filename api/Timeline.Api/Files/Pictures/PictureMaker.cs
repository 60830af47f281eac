using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using Timeline.Api.Files.Looking;
using Timeline.Api.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Files.Pictures;

/// <summary>A picture as it is shown: turned upright, encoded anew, and nothing in it but pixels.</summary>
/// <param name="Width">Of the upright picture in its full size, in pixels.</param>
/// <param name="Shown">At most <see cref="PictureMaker.LongestSide"/> pixels a side.</param>
internal sealed record MadePictures(int Width, int Height, EncodedPicture Shown, EncodedPicture Thumbnail);

/// <param name="Extension"><c>png</c> or <c>jpg</c>.</param>
internal sealed record EncodedPicture(string Extension, byte[] Bytes);

/// <summary>Makes what is shown of pictures, few at a time, within bounds of memory and time. Thread-safe.</summary>
internal sealed class PictureMaker : IDisposable
{
    public const int LongestSide = 4_096;
    public const int ThumbnailSide = 480;

    private const int ShownQuality = 90;
    private const int ThumbnailQuality = 80;

    // Four bytes for each of the pixels that a picture may have, and as much again for what decoders keep beside them.
    private const int MostMegabytes = 256;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    private readonly Configuration _decoding = new(new PngConfigurationModule(), new JpegConfigurationModule(), new GifConfigurationModule(), new WebpConfigurationModule())
    {
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = MostMegabytes, MaximumPoolSizeMegabytes = MostMegabytes / 4 }),
        MaxDegreeOfParallelism = 1,
    };

    /// <param name="content">The whole file, whose header was looked at.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="name">For messages.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="RejectedException">It cannot be decoded, or not within the time.</exception>
    public async Task<MadePictures> MakeAsync(byte[] content, PictureKind kind, string name, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        // A decoder that does not listen is left to itself; its turn is given back when it ends.
        var work = Task.Run(
            async () =>
            {
                try
                {
                    return await MakeAsync(content, kind, limit.Token);
                }
                finally
                {
                    _turns.Release();
                }
            },
            CancellationToken.None);
        try
        {
            return await work.WaitAsync(limit.Token);
        }
#pragma warning disable CA1031 // A decoder throws whatever it stumbles over in a file that was made to harm it.
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            throw FileLook.Damaged(Say.Excerpt(name), kind);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<MadePictures> MakeAsync(byte[] content, PictureKind kind, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream(content, writable: false);
        using var image = await Image.LoadAsync<Rgba32>(_decoding, bytes, DecoderOf(kind), cancellation);
        image.Mutate(static picture => picture.AutoOrient());
        var (width, height) = (image.Width, image.Height);
        Fit(image, LongestSide);
        var shown = Encode(image, kind, ShownQuality);
        Fit(image, ThumbnailSide);
        return new(width, height, shown, Encode(image, kind, ThumbnailQuality));
    }

    private static IImageDecoder DecoderOf(PictureKind kind) => kind switch
    {
        PictureKind.Png => new PngDecoder { IgnoreMetadata = true },
        PictureKind.Gif => new GifDecoder { IgnoreMetadata = true, DecodingMode = SixLabors.ImageSharp.Metadata.FrameDecodingMode.First, MaxFrames = 1 },
        // Which way is up stands in their metadata.
        PictureKind.Jpeg => new JpegDecoder(),
        _ => new WebpDecoder(),
    };

    private static void Fit(Image image, int side)
    {
        if (Math.Max(image.Width, image.Height) > side)
            image.Mutate(picture => picture.Resize(new ResizeOptions { Mode = ResizeMode.Max, Size = new Size(side, side) }));
    }

    // What only cameras make stays JPEG; letters keep their edges as PNG.
    private EncodedPicture Encode(Image<Rgba32> image, PictureKind kind, int quality)
    {
        using var bare = Bare(image);
        using var bytes = new MemoryStream();
        if (kind == PictureKind.Jpeg)
        {
            bare.Save(bytes, new JpegEncoder { Quality = quality });
            return new("jpg", bytes.ToArray());
        }

        bare.Save(bytes, new PngEncoder { BitDepth = PngBitDepth.Bit8, ColorType = PngColorType.RgbWithAlpha, InterlaceMethod = PngInterlaceMode.None, IgnoreMetadata = true });
        return new("png", bytes.ToArray());
    }

    // A new picture has no metadata, of whatever kind; taking away what is known might leave what is not.
    private Image<Rgba32> Bare(Image<Rgba32> image)
    {
        var bare = new Image<Rgba32>(_decoding, image.Width, image.Height);
        image.ProcessPixelRows(bare, static (from, to) =>
        {
            for (var row = 0; row < from.Height; row++)
                from.GetRowSpan(row).CopyTo(to.GetRowSpan(row));
        });
        return bare;
    }
}
