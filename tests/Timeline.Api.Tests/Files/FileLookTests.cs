using System.Text;
using Timeline.Api.Files;
using Timeline.Api.Files.Looking;
using Timeline.Api.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Files;

/// <summary>What a file is, is what its bytes are.</summary>
public sealed class FileLookTests
{
    [Fact]
    public void Bytes_decide_and_neither_name_nor_ending()
    {
        Assert.Equal("image/png", Look(MadeFiles.Png, "notes.txt"));
        Assert.Equal("image/jpeg", Look(MadeFiles.Jpeg));
        Assert.Equal("image/gif", Look(MadeFiles.Gif));
        Assert.Equal("image/webp", Look(MadeFiles.WebP, "page.html"));
        Assert.Equal("application/gzip", Look(MadeFiles.Gzip));
        Assert.Equal("application/pdf", Look("%PDF-1.7\n%\u0001\u0002"u8.ToArray()));
        Assert.Equal("text/plain; charset=utf-8", Look(MadeFiles.Log, "picture.png"));
    }

    [Fact]
    public void Text_is_told_by_how_it_is_encoded()
    {
        Assert.Equal("text/plain; charset=utf-8", Look([0xEF, 0xBB, 0xBF, .. "Ünder"u8]));
        Assert.Equal("text/plain; charset=utf-16le", Look([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Ünder\r\n")]));
        Assert.Equal("text/plain; charset=utf-16be", Look([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Ünder\r\n")]));
        Assert.Equal("text/plain; charset=windows-1252", Look([(byte)'T', 0xFC, (byte)'r']));
        // A character that lies across two buffers.
        Assert.Equal("text/plain; charset=utf-8", Look(Encoding.UTF8.GetBytes(new string('a', 65_535) + "€ and more")));
    }

    [Theory]
    [InlineData("\0\0\0\0ftypavif")]
    [InlineData("PK\u0003\u0004 a zip")]
    [InlineData("\u007fELF\u0002\u0001")]
    [InlineData("MZ\u0000\u0001 a program")]
    public void Whatever_else_is_refused_with_what_is_taken(string content) =>
        Assert.Contains("is of no kind that is taken. Attach PNG, JPEG, GIF or WebP pictures, plain text (logs), PDF or gzip", Refused(Encoding.Latin1.GetBytes(content), "x.log"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("\uFEFF  \n<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("<?xml version='1.0'?>\n<!-- a drawing -->\n<SVG/>")]
    [InlineData("<!-- --><HTML>")]
    public void What_a_browser_could_run_is_refused(string page)
    {
        Assert.Contains("a browser could run", Refused(Encoding.UTF8.GetBytes(page), "drawing.png"), StringComparison.Ordinal);
        Assert.Contains("a browser could run", Refused([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(page)], "drawing.png"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_speaks_of_pages_is_a_log() =>
        Assert.Equal("text/plain; charset=utf-8", Look("<134>May 13 22:02:00 proxy: GET / 200\n10:02 <html> was empty"u8.ToArray()[34..]));

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal("empty.log is empty. Attach a file with something in it.", Refused([], "empty.log"));

    [Fact]
    public void A_picture_is_measured_before_it_is_decoded()
    {
        Assert.Equal("big.png is 60,000 × 60,000 pixels (3,600 million); the limit is 50 million. Make it smaller, or pack it with gzip.", TooLarge(MadeFiles.PngOf(60_000, 60_000), "big.png"));
        Assert.Contains("(4,295 million)", TooLarge(MadeFiles.GifWithFrame(65_535, 65_535), "small.gif"), StringComparison.Ordinal);
        Assert.Contains("(269 million)", TooLarge(MadeFiles.WebPWithFrame(), "small.webp"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_is_no_picture()
    {
        Assert.Equal("image/gif", Look(MadeFiles.GifOf(500)));
        Assert.Equal("film.gif has 501 frames; the limit is 500. Cut it, or pack it with gzip.", TooLarge(MadeFiles.GifOf(501), "film.gif"));
    }

    [Fact]
    public void A_picture_that_is_drawn_over_and_over_is_refused()
    {
        Assert.Equal("image/jpeg", Look(MadeFiles.JpegOf(60)));
        Assert.Contains("cut short, damaged", Refused(MadeFiles.JpegOf(61), "slow.jpg"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpeg")]
    [InlineData("gif")]
    [InlineData("webp")]
    public void Cut_short_anywhere_in_its_header_it_is_refused_in_words(string kind)
    {
        var whole = kind switch { "png" => MadeFiles.Png, "jpeg" => MadeFiles.Jpeg, "gif" => MadeFiles.Gif, _ => MadeFiles.WebP };
        for (var length = 12; length < 24; length++)
            Assert.Contains("is cut short, damaged, or uses what is not known here. Save it anew as PNG or JPEG, or pack it with gzip.", Refused(whole[..length], "cut"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_PNG_without_its_end_is_refused() =>
        Assert.Contains("begins as a PNG picture and is cut short", Refused(MadeFiles.Png[..^12], "cut.png"), StringComparison.Ordinal);

    [Theory]
    [InlineData("queue.png", "image/png", "queue.png")]
    [InlineData("page.html", "image/png", "page.html.png")]
    [InlineData("mail.LOG", "text/plain; charset=utf-8", "mail.LOG")]
    [InlineData("run.bat", "text/plain; charset=utf-8", "run.bat.txt")]
    [InlineData("a\"b\\c\r\n.pdf", "application/pdf", "a_b_c__.pdf")]
    [InlineData("..", "application/gzip", ".gz")]
    public void A_file_is_saved_under_a_name_that_says_what_it_is(string name, string mediaType, string saved) =>
        Assert.Equal(saved, FileNames.For(name, mediaType));

    private static string Look(byte[] content, string name = "file") => FileLook.At(new MemoryStream(content), name).MediaType;

    private static string Refused(byte[] content, string name) => Rejected(content, name, RejectionCode.FileNotAccepted);

    private static string TooLarge(byte[] content, string name) => Rejected(content, name, RejectionCode.FileTooLarge);

    private static string Rejected(byte[] content, string name, RejectionCode code)
    {
        var rejection = Assert.Throws<RejectedException>(() => FileLook.At(new MemoryStream(content), name)).Rejection;
        Assert.Equal((code, "file"), (rejection.Code, rejection.Field));
        return rejection.Message;
    }
}
