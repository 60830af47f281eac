namespace Timeline.Pdf.Writing;

/// <summary>Writes bits from the lowest of each byte, RFC 1951 section 3.1.1.</summary>
internal sealed class BitWriter
{
    private readonly List<byte> _bytes = [];
    private uint _pending;
    private int _count;

    /// <summary>Writes the lowest bits of a value; at most 16.</summary>
    public void Bits(int value, int count)
    {
        _pending |= (uint)value << _count;
        _count += count;
        while (_count >= 8)
        {
            _bytes.Add((byte)(_pending & 0xFF));
            _pending >>= 8;
            _count -= 8;
        }
    }

    /// <summary>Everything written, filled up to whole bytes, and what comes after.</summary>
    public byte[] Finish(ReadOnlySpan<byte> after)
    {
        if (_count > 0)
            _bytes.Add((byte)(_pending & 0xFF));
        return [.. _bytes, .. after];
    }
}
