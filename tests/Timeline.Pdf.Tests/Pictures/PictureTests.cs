using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tests.Writing;

namespace Timeline.Pdf.Tests.Pictures;

public sealed class PictureTests
{
    // Two lines of two pixels: red, green; blue, white.
    private static readonly byte[] Pixels = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];

    [Theory]
    [InlineData(PngBitDepth.Bit8, PngColorType.Rgb, PngInterlaceMode.None)]
    [InlineData(PngBitDepth.Bit8, PngColorType.Palette, PngInterlaceMode.None)]
    [InlineData(PngBitDepth.Bit16, PngColorType.RgbWithAlpha, PngInterlaceMode.None)]
    public void Png_of_every_kind_has_its_pixels(PngBitDepth depth, PngColorType color, PngInterlaceMode interlaced)
    {
        var picture = Picture.Load(Encoded(2, 2, Pixels, new PngEncoder { BitDepth = depth, ColorType = color, InterlaceMethod = interlaced }));
        Assert.Equal((2, 2, 3), (picture.Width, picture.Height, picture.Data.Channels));
        Assert.Equal(Pixels, picture.Data.Samples.ToArray());
        Assert.Null(picture.Data.Alpha);
    }

    [Fact]
    public void Png_transparency_becomes_a_mask()
    {
        var picture = Transparent();
        Assert.Equal([1, 2, 3, 4, 5, 6], picture.Data.Samples.ToArray());
        Assert.Equal([128, 255], picture.Data.Alpha!.Value.ToArray());
    }

    [Theory]
    [InlineData(JpegColorType.YCbCrRatio420, 3)]
    [InlineData(JpegColorType.Luminance, 1)]
    public void Jpeg_is_stored_as_it_is_with_its_size(JpegColorType color, int channels)
    {
        var jpeg = Encoded(2, 2, Pixels, new JpegEncoder { ColorType = color });
        var picture = Picture.Load(jpeg);
        Assert.Equal((2, 2, channels), (picture.Width, picture.Height, picture.Data.Channels));
        Assert.True(picture.Data.IsJpeg);
        Assert.Equal(jpeg, picture.Data.Samples.ToArray());
    }

    [Fact]
    public void A_jpeg_for_presses_is_refused_with_the_reason()
    {
        // A frame of four channels: cyan, magenta, yellow, black.
        byte[] frame = [0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 20, 0, 30, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0, 0xFF, 0xD9];
        Assert.Contains("4 channels", Assert.Throws<FormatException>(() => Picture.Load(frame)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_pictures_are_refused_and_never_crash()
    {
        Assert.Throws<FormatException>(() => Picture.Load("GIF89a"u8.ToArray()));
        var png = Encoded(2, 2, Pixels, new PngEncoder());
        for (var length = 0; length < png.Length - 12; length++)
            Assert.ThrowsAny<FormatException>(() => Picture.Load(png.AsMemory(0, length)));
    }

    [Fact]
    public void A_picture_of_too_many_pixels_is_refused_before_it_is_decoded()
    {
        var png = Encoded(8_000, 7_000, [], new PngEncoder());
        Assert.Contains("8000 x 7000 pixels", Assert.Throws<FormatException>(() => Picture.Load(png)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_in_a_document_has_its_words_and_is_stored_once()
    {
        var document = new PdfDocument(new() { Title = "t" });
        var picture = Transparent();
        document.Body.Picture(picture, "two dots", width: 40).Picture(picture, "again", width: 20);
        var pdf = new PdfReader(document.ToBytes());
        Assert.Equal(2, pdf.Find("/Subtype /Image").Count); // the picture and its mask
        Assert.Single(pdf.Find("/Alt (two dots)"));
    }

    internal static Picture Transparent()
    {
        using var image = new Image<Rgba32>(1, 2);
        (image[0, 0], image[0, 1]) = (new(1, 2, 3, 128), new(4, 5, 6, 255));
        using var bytes = new MemoryStream();
        image.SaveAsPng(bytes, new PngEncoder { ColorType = PngColorType.RgbWithAlpha });
        return Picture.Load(bytes.ToArray());
    }

    private static byte[] Encoded(int width, int height, byte[] pixels, IImageEncoder encoder)
    {
        using var image = pixels.Length > 0 ? Image.LoadPixelData<Rgb24>(pixels, width, height) : new Image<Rgb24>(width, height);
        using var bytes = new MemoryStream();
        image.Save(bytes, encoder);
        return bytes.ToArray();
    }
}
