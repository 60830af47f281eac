using System.IO.Compression;

namespace Timeline.Pdf.Writing;

/// <summary>Compression for FlateDecode.</summary>
internal static class Deflate
{
    public static byte[] Zlib(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(data);
        return packed.ToArray();
    }
}
