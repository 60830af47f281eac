using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tests.Writing;

namespace Timeline.Pdf.Tests.Pictures;

public sealed class PictureTests
{
    // Two lines of two pixels: red, green; blue, white.
    private static readonly byte[] Pixels = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Png_lines_are_unfiltered(int filter) =>
        Assert.Equal(Pixels, Picture.Load(Png(2, 2, 2, Filtered(Pixels, 6, 3, filter))).Data.Samples.ToArray());

    [Fact]
    public void Png_transparency_becomes_a_mask()
    {
        var picture = Picture.Load(Png(1, 2, 6, [0, 1, 2, 3, 128, 0, 4, 5, 6, 255]));
        Assert.Equal([1, 2, 3, 4, 5, 6], picture.Data.Samples.ToArray());
        Assert.Equal([128, 255], picture.Data.Alpha!.Value.ToArray());
    }

    [Fact]
    public void Png_palettes_are_looked_up()
    {
        var picture = Picture.Load(Png(2, 1, 3, [0, 1, 0], ("PLTE", [9, 9, 9, 7, 8, 6]), ("tRNS", [200])));
        Assert.Equal([7, 8, 6, 9, 9, 9], picture.Data.Samples.ToArray());
        Assert.Equal([255, 200], picture.Data.Alpha!.Value.ToArray());
    }

    [Fact]
    public void Jpeg_is_stored_as_it_is_with_its_size()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0, 0xFF, 0xD9];
        var picture = Picture.Load(jpeg);
        Assert.Equal((30, 20, 1), (picture.Width, picture.Height, picture.Data.Channels));
        Assert.Equal(jpeg, picture.Data.Samples.ToArray());
    }

    [Theory]
    [InlineData(16, 2, "16 bits")]
    [InlineData(8, 7, "colour type 7")]
    public void Unsupported_pictures_are_refused_with_the_reason(int bits, int kind, string reason)
    {
        var error = Assert.Throws<FormatException>(() => Picture.Load(Png(1, 1, kind, [0, 0, 0, 0], bits: bits)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_pictures_are_refused_and_never_crash()
    {
        Assert.Throws<FormatException>(() => Picture.Load("GIF89a"u8.ToArray()));
        var png = Png(2, 2, 2, Filtered(Pixels, 6, 3, 1));
        for (var length = 0; length < png.Length - 16; length++)
            Assert.ThrowsAny<FormatException>(() => Picture.Load(png.AsMemory(0, length)));
        Assert.Throws<FormatException>(() => Picture.Load(Png(60_000, 60_000, 2, [0])));
    }

    [Fact]
    public void A_picture_in_a_document_has_its_words_and_is_stored_once()
    {
        var document = new PdfDocument(new() { Title = "t" });
        var picture = Picture.Load(Png(1, 2, 6, [0, 1, 2, 3, 128, 0, 4, 5, 6, 255]));
        document.Body.Picture(picture, "two dots", width: 40).Picture(picture, "again", width: 20);
        var pdf = new PdfReader(document.ToBytes());
        Assert.Equal(2, pdf.Find("/Subtype /Image").Count); // the picture and its mask
        Assert.Single(pdf.Find("/Alt (two dots)"));
    }

    private static byte[] Filtered(byte[] samples, int stride, int channels, int filter)
    {
        var lines = new List<byte>();
        for (var y = 0; y < samples.Length / stride; y++)
        {
            lines.Add((byte)filter);
            for (var x = 0; x < stride; x++)
            {
                int At(int dx, int dy) => x - dx < 0 || y - dy < 0 ? 0 : samples[((y - dy) * stride) + x - dx];
                var (left, above, corner) = (At(channels, 0), At(0, 1), At(channels, 1));
                var guess = left + above - corner;
                var paeth = new[] { left, above, corner }.MinBy(v => Math.Abs(guess - v));
                var predicted = filter switch { 1 => left, 2 => above, 3 => (left + above) / 2, 4 => paeth, _ => 0 };
                lines.Add((byte)((samples[(y * stride) + x] - predicted) & 0xFF));
            }
        }

        return [.. lines];
    }

    private static byte[] Png(int width, int height, int kind, byte[] lines, params (string Name, byte[] Data)[] extra) => Png(width, height, kind, lines, 8, extra);

    private static byte[] Png(int width, int height, int kind, byte[] lines, int bits, params (string Name, byte[] Data)[] extra)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)bits, (byte)kind);
        Chunk(file, "IHDR", header);
        foreach (var (name, data) in extra)
            Chunk(file, name, data);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(lines);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        file.Write([.. length, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0]);
    }
}
