using System.IO.Compression;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Pictures;

/// <summary>Unpacks PNG, W3C recommendation "Portable Network Graphics": 8-bit grey, RGB, palette, with or without alpha, not interlaced.</summary>
internal static class PngReader
{
    private const int MostPixels = 50_000_000;

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static Picture Read(ReadOnlyMemory<byte> data)
    {
        var chunks = Chunks(data);
        var header = chunks.Find(chunk => chunk.Kind == "IHDR").Data;
        var (width, height) = (header.Offset32(0), header.Offset32(4));
        var (bits, kind, interlaced) = (header.U8(8), header.U8(9), header.U8(12));
        if (bits != 8 || kind is not (0 or 2 or 3 or 4 or 6) || interlaced != 0)
            throw new FormatException($"the PNG has {bits} bits, colour type {kind}, interlacing {interlaced}; 8 bits without interlacing are supported");
        if (width == 0 || height == 0 || (long)width * height > MostPixels)
            throw new FormatException($"the PNG is {width} x {height} pixels; up to {MostPixels} pixels are supported");

        var channels = kind switch { 0 or 3 => 1, 4 => 2, 2 => 3, _ => 4 };
        var samples = Unfilter(Inflate(chunks, (channels * width * height) + height), width, height, channels);
        return new(width, height, kind == 3 ? FromPalette(samples, chunks) : Split(samples, channels));
    }

    private static List<(string Kind, FontTable Data)> Chunks(ReadOnlyMemory<byte> data)
    {
        var file = new FontTable(data);
        var chunks = new List<(string, FontTable)>();
        for (var at = Signature.Length; at + 12 <= file.Length;)
        {
            var length = file.Offset32(at);
            chunks.Add((file.Tag(at + 4), file.Slice(at + 8, length)));
            at += 12 + length;
        }

        return chunks;
    }

    private static byte[] Inflate(List<(string Kind, FontTable Data)> chunks, int length)
    {
        using var packed = new MemoryStream();
        foreach (var (kind, data) in chunks)
        {
            if (kind == "IDAT")
                packed.Write(data.Data.Span);
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var unpacked = new byte[length];
        zlib.ReadExactly(unpacked);
        return unpacked;
    }

    private static byte[] Unfilter(byte[] lines, int width, int height, int channels)
    {
        var stride = width * channels;
        var samples = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = lines[y * (stride + 1)];
            for (var x = 0; x < stride; x++)
            {
                int left = x >= channels ? samples[(y * stride) + x - channels] : 0;
                int above = y > 0 ? samples[((y - 1) * stride) + x] : 0;
                int corner = y > 0 && x >= channels ? samples[((y - 1) * stride) + x - channels] : 0;
                var predicted = filter switch
                {
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Paeth(left, above, corner),
                    _ => 0,
                };
                samples[(y * stride) + x] = (byte)((lines[(y * (stride + 1)) + 1 + x] + predicted) & 0xFF);
            }
        }

        return samples;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }

    private static PictureData Split(byte[] samples, int channels)
    {
        if (channels is 1 or 3)
            return new(samples, IsJpeg: false, channels, null);
        var colors = new byte[samples.Length / channels * (channels - 1)];
        var alpha = new byte[samples.Length / channels];
        for (var pixel = 0; pixel < alpha.Length; pixel++)
        {
            samples.AsSpan(pixel * channels, channels - 1).CopyTo(colors.AsSpan(pixel * (channels - 1)));
            alpha[pixel] = samples[(pixel * channels) + channels - 1];
        }

        return new(colors, IsJpeg: false, channels - 1, alpha);
    }

    private static PictureData FromPalette(byte[] indices, List<(string Kind, FontTable Data)> chunks)
    {
        var palette = chunks.Find(chunk => chunk.Kind == "PLTE").Data;
        var opacity = chunks.Find(chunk => chunk.Kind == "tRNS").Data;
        var colors = new byte[indices.Length * 3];
        var alpha = new byte[indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            palette.Data.Span.Slice(3 * indices[i], 3).CopyTo(colors.AsSpan(3 * i));
            alpha[i] = indices[i] < opacity.Length ? opacity.U8(indices[i]) : (byte)255;
        }

        return new(colors, IsJpeg: false, 3, opacity.IsEmpty ? null : (ReadOnlyMemory<byte>?)alpha);
    }
}
