using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Timeline.Api.Tests.Files;

/// <summary>Real files, and such as were made to do harm.</summary>
internal static class MadeFiles
{
    public static byte[] Png { get; } = Encode(new PngEncoder());

    public static byte[] Jpeg { get; } = Encode(new JpegEncoder());

    public static byte[] Gif { get; } = Encode(new GifEncoder());

    public static byte[] WebP { get; } = Encode(new WebpEncoder());

    public static byte[] Gzip { get; } = Packed("a log"u8);

    public static byte[] Log { get; } = Encoding.UTF8.GetBytes("10:02 \u001b[31mERROR\u001b[0m queue grows – 40 %\n10:03 still\n");

    /// <summary>A photo that lies on its side and says where it was taken: 40 × 20 as stored, 20 × 40 upright, red on top when upright.</summary>
    public static byte[] PhotoWithPlace()
    {
        // Turned by 90° to be upright, its left is its top.
        using var photo = new Image<Rgb24>(40, 20);
        photo.ProcessPixelRows(static rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                var row = rows.GetRowSpan(y);
                for (var x = 0; x < row.Length; x++)
                    row[x] = x < 20 ? new Rgb24(255, 0, 0) : new Rgb24(0, 0, 255);
            }
        });
        var exif = new ExifProfile();
        exif.SetValue(ExifTag.Orientation, (ushort)6);
        exif.SetValue(ExifTag.Make, "SecretCamera");
        exif.SetValue(ExifTag.GPSLatitudeRef, "N");
        exif.SetValue(ExifTag.GPSLatitude, [new Rational(41), new Rational(52), new Rational(30)]);
        exif.SetValue(ExifTag.GPSDateStamp, "2014:05:13");
        photo.Metadata.ExifProfile = exif;
        using var bytes = new MemoryStream();
        photo.SaveAsJpeg(bytes, new JpegEncoder { Quality = 95 });
        return bytes.ToArray();
    }

    /// <summary>A PNG whose header says that size and that has no pixels to go with it.</summary>
    public static byte[] PngOf(uint width, uint height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        using var zeros = new MemoryStream();
        using (var packed = new ZLibStream(zeros, CompressionLevel.SmallestSize, leaveOpen: true))
            packed.Write(new byte[1_000_000]);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", zeros.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A GIF of one pixel whose frame says that it is larger.</summary>
    public static byte[] GifWithFrame(ushort width, ushort height)
    {
        var gif = new List<byte>([.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0]);
        gif.AddRange([(byte)(width & 0xFF), (byte)(width >> 8), (byte)(height & 0xFF), (byte)(height >> 8), 0, 2, 2, 0x4C, 0x01, 0, 0x3B]);
        return [.. gif];
    }

    /// <summary>A GIF with so many frames of one pixel.</summary>
    public static byte[] GifOf(int frames)
    {
        byte[] frame = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 0x01, 0];
        return [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, .. Enumerable.Repeat(frame, frames).SelectMany(bytes => bytes), 0x3B];
    }

    /// <summary>A WebP whose frame is larger than what stands around it.</summary>
    public static byte[] WebPWithFrame()
    {
        byte[] inner = [0x2F, 0xFF, 0xFF, 0xFF, 0x0F];   // 16,384 × 16,384, lossless
        return [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. "VP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0, .. "VP8L"u8, 5, 0, 0, 0, .. inner, 0];
    }

    /// <summary>A JPEG that is drawn over and over.</summary>
    public static byte[] JpegOf(int scans)
    {
        byte[] start = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x55];
        return
        [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, 0x10, 0, 0x10, 0, 1, 1, 0x11, 0,
            .. Enumerable.Repeat(start, scans).SelectMany(bytes => bytes), 0xFF, 0xD9,
        ];
    }

    public static byte[] Packed(ReadOnlySpan<byte> content)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
            packed.Write(content);
        return bytes.ToArray();
    }

    private static byte[] Encode(IImageEncoder encoder)
    {
        using var picture = new Image<Rgba32>(8, 6, new Rgba32(10, 200, 30));
        using var bytes = new MemoryStream();
        picture.Save(bytes, encoder);
        return bytes.ToArray();
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.HashToUInt32(named));
        return [.. length, .. named, .. sum];
    }
}
