using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Timeline.Pdf.Writing;

namespace Timeline.Pdf.Tests.Writing;

public sealed class DeflateTests
{
    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_packed_unpacks_to_the_same(string name)
    {
        var data = Sample(name);
        using var zlib = new ZLibStream(new MemoryStream(Deflate.Zlib(data)), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        zlib.CopyTo(unpacked);
        Assert.Equal(data, unpacked.ToArray());
    }

    [Fact]
    public void Text_packs_nearly_as_small_as_with_the_framework()
    {
        var data = Sample("text");
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(data);
        Assert.True(Deflate.Zlib(data).Length < 1.1 * packed.Length, $"{Deflate.Zlib(data).Length} against {packed.Length}");
    }

    [Fact]
    public void Any_bytes_survive() => Prop.ForAll<byte[]>(Survives).QuickCheckThrowOnFailure();

    public static TheoryData<string> Samples() => new("empty", "one", "zeros", "text", "noise", "ramp", "fibonacci");

    private static bool Survives(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(Deflate.Zlib(data)), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        zlib.CopyTo(unpacked);
        return data.AsSpan().SequenceEqual(unpacked.ToArray());
    }

    private static byte[] Sample(string name) => name switch
    {
        "empty" => [],
        "one" => [42],
        "zeros" => new byte[100_000],
        "text" => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(i => $"{i * i % 997} 0 R /P {i % 13} the queue was checked at {i % 60}; "))),
        "noise" => Noise(200_000),
        "ramp" => [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i * 7 / 3 % 256))],
        // Frequencies that grow like this make the deepest tree, which must be cut to fifteen bits.
        "fibonacci" => [.. Fibonacci(24).SelectMany((count, symbol) => Enumerable.Repeat((byte)(symbol * 11), count).Select((b, i) => (byte)(i % 2 == 0 ? b : b ^ 1)))],
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static byte[] Noise(int length)
    {
        var (state, noise) = (12345u, new byte[length]);
        for (var i = 0; i < length; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            noise[i] = (byte)(state >> 24);
        }

        return noise;
    }

    private static IEnumerable<int> Fibonacci(int count)
    {
        var (a, b) = (1, 1);
        for (var i = 0; i < count; i++)
        {
            yield return a;
            (a, b) = (b, a + b);
        }
    }
}
