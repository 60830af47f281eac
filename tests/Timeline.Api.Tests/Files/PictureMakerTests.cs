using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Timeline.Api.Files.Looking;
using Timeline.Api.Files.Pictures;
using Timeline.Api.Incidents;
using Timeline.Pdf.Geometry;

namespace Timeline.Api.Tests.Files;

/// <summary>What is shown of pictures.</summary>
public sealed class PictureMakerTests
{
    [Fact]
    public async Task A_photo_is_shown_upright_without_what_the_camera_wrote_into_it()
    {
        var photo = MadeFiles.PhotoWithPlace();
        Assert.Contains("SecretCamera", Encoding.Latin1.GetString(photo), StringComparison.Ordinal);
        var made = await MakeAsync(photo, PictureKind.Jpeg);
        Assert.Equal((20, 40), (made.Width, made.Height));
        foreach (var shown in new[] { made.Shown, made.Thumbnail })
        {
            Assert.Equal("jpg", shown.Extension);
            Assert.DoesNotContain("SecretCamera", Encoding.Latin1.GetString(shown.Bytes), StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(shown.Bytes), StringComparison.Ordinal);
            using var picture = Image.Load<Rgb24>(shown.Bytes);
            Assert.Null(picture.Metadata.ExifProfile);
            Assert.True(picture[10, 5].R > 200 && picture[10, 35].B > 200, "red is not on top");
        }
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpeg")]
    [InlineData("gif")]
    [InlineData("webp")]
    public async Task Every_kind_is_made_into_what_a_PDF_takes(string kind)
    {
        var (bytes, its) = kind switch
        {
            "png" => (MadeFiles.Png, PictureKind.Png),
            "jpeg" => (MadeFiles.Jpeg, PictureKind.Jpeg),
            "gif" => (MadeFiles.Gif, PictureKind.Gif),
            _ => (MadeFiles.WebP, PictureKind.WebP),
        };
        var made = await MakeAsync(bytes, its);
        Assert.Equal((8, 6, 8, 6), (made.Width, made.Height, Picture.Load(made.Thumbnail.Bytes).Width, Picture.Load(made.Shown.Bytes).Height));
    }

    [Fact]
    public async Task What_was_hung_onto_a_picture_is_not_shown()
    {
        var made = await MakeAsync([.. MadeFiles.Png, .. "<script>alert(1)</script>"u8], PictureKind.Png);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(made.Shown.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_picture_is_made_smaller_in_proportion()
    {
        using var wide = new Image<Rgba32>(5_000, 100);
        using var bytes = new MemoryStream();
        await wide.SaveAsPngAsync(bytes, TestContext.Current.CancellationToken);
        var made = await MakeAsync(bytes.ToArray(), PictureKind.Png);
        var (shown, thumbnail) = (Picture.Load(made.Shown.Bytes), Picture.Load(made.Thumbnail.Bytes));
        Assert.Equal((5_000, 100, 4_096, 82, 480, 10), (made.Width, made.Height, shown.Width, shown.Height, thumbnail.Width, thumbnail.Height));
    }

    [Fact]
    public async Task Pixels_that_are_missing_or_make_no_sense_are_refused_in_words()
    {
        await RefusedAsync(MadeFiles.JpegOf(5), PictureKind.Jpeg);
        await RefusedAsync([.. MadeFiles.Png[..40], .. new byte[200], .. MadeFiles.Png[^12..]], PictureKind.Png);
        await RefusedAsync([.. MadeFiles.WebP[..24], .. new byte[60]], PictureKind.WebP);
    }

    [Fact]
    public async Task Bytes_turned_at_random_are_shown_or_refused_and_nothing_else()
    {
        using var maker = new PictureMaker();
        var chance = new Random(20140513);
        foreach (var (whole, kind) in new[] { (MadeFiles.Png, PictureKind.Png), (MadeFiles.PhotoWithPlace(), PictureKind.Jpeg), (MadeFiles.Gif, PictureKind.Gif), (MadeFiles.WebP, PictureKind.WebP) })
        {
            for (var round = 0; round < 150; round++)
            {
                var turned = whole.ToArray();
                for (var turn = 0; turn < 4; turn++)
                    turned[chance.Next(12, turned.Length)] = (byte)chance.Next(256);
                try
                {
                    FileLook.At(new MemoryStream(turned), "turned");
                    await maker.MakeAsync(turned, kind, "turned", TestContext.Current.CancellationToken);
                }
                catch (RejectedException)
                {
                    // Refused in words.
                }
            }
        }
    }

    private static async Task<MadePictures> MakeAsync(byte[] bytes, PictureKind kind)
    {
        using var maker = new PictureMaker();
        return await maker.MakeAsync(bytes, kind, "picture", TestContext.Current.CancellationToken);
    }

    private static async Task RefusedAsync(byte[] bytes, PictureKind kind) =>
        Assert.Contains("damaged", (await Assert.ThrowsAsync<RejectedException>(() => MakeAsync(bytes, kind))).Rejection.Message, StringComparison.Ordinal);
}
