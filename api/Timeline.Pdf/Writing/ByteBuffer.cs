using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace Timeline.Pdf.Writing;

/// <summary>Bytes of a file or a part of it while they are put together. Its memory is lent and given back.</summary>
internal sealed class ByteBuffer : IDisposable
{
    private const int LongestNumber = 32;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Gets what is behind <see cref="Written"/>; valid until something is added.</summary>
    public ArraySegment<byte> Segment => new(_bytes, 0, Length);

    public ByteBuffer Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    public ByteBuffer Add(byte one)
    {
        Room(1)[0] = one;
        Length++;
        return this;
    }

    /// <summary>Text of Latin letters and signs; others become question marks.</summary>
    public ByteBuffer Add(string text)
    {
        Length += Encoding.ASCII.GetBytes(text, Room(text.Length));
        return this;
    }

    public ByteBuffer Number(int value)
    {
        Utf8Formatter.TryFormat(value, Room(LongestNumber), out var length);
        Length += length;
        return this;
    }

    /// <summary>A number with at most three decimals; a thousandth of a point cannot be seen.</summary>
    public ByteBuffer Number(double value)
    {
        var thousandths = (long)Math.Round(value * 1000);
        var room = Room(LongestNumber);
        var at = 0;
        if (thousandths < 0)
        {
            room[at++] = (byte)'-';
            thousandths = -thousandths;
        }

        var (whole, part) = Math.DivRem(thousandths, 1000);
        Utf8Formatter.TryFormat(whole, room[at..], out var length);
        at += length;
        if (part > 0)
        {
            room[at++] = (byte)'.';
            for (var unit = 100; part > 0; unit /= 10)
            {
                room[at++] = (byte)('0' + (part / unit));
                part %= unit;
            }
        }

        Length += at;
        return this;
    }

    /// <summary>A number of two bytes inside of a literal string, PDF 32000-1 section 7.3.4.2.</summary>
    public ByteBuffer TwoBytes(int value)
    {
        Debug.Assert(value is >= 0 and <= 0xFFFF, "two bytes");
        var room = Room(4);
        var length = Literal((byte)(value >> 8), room);
        Length += length + Literal((byte)value, room[length..]);
        return this;
    }

    public void Clear() => Length = 0;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    // Brackets and the backslash have a meaning in a string, and a carriage return would be read as a line feed.
    private static int Literal(byte value, Span<byte> room)
    {
        if (value is not ((byte)'(' or (byte)')' or (byte)'\\' or (byte)'\r'))
        {
            room[0] = value;
            return 1;
        }

        (room[0], room[1]) = ((byte)'\\', value == '\r' ? (byte)'r' : value);
        return 2;
    }

    private Span<byte> Room(int length)
    {
        if (Length + length > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + length, 2 * _bytes.Length));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(Length);
    }
}
