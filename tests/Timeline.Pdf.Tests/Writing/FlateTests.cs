using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Timeline.Pdf.Writing;

namespace Timeline.Pdf.Tests.Writing;

public sealed class FlateTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(i => $"{i * i % 997} 0 R /P {i % 13} the queue was checked at {i % 60}; ")));

    [Fact]
    public void Any_bytes_survive() => Prop.ForAll<byte[]>(data => data.AsSpan().SequenceEqual(Unpacked(Packed(data)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Text_packs_nearly_as_small_as_with_the_framework()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(Text);
        Assert.Equal(Text, Unpacked(Packed(Text)));
        Assert.InRange(Packed(Text).Length, 1, 1.1 * packed.Length);
    }

    [Fact]
    public void What_was_packed_before_and_on_other_threads_changes_nothing()
    {
        var expected = Packed(Text);
        var found = new byte[64][];
        Parallel.For(0, found.Length, i =>
        {
            _ = Packed(Text[..(i * 100)]);
            found[i] = Packed(Text);
        });
        Assert.All(found, packed => Assert.Equal(expected, packed));
    }

    private static byte[] Packed(byte[] data)
    {
        using var packed = Flate.Zlib(data);
        return packed.Written.ToArray();
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        zlib.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
