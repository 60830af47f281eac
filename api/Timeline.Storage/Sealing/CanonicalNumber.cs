using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Timeline.Storage.Sealing;

/// <summary>
/// Numbers as they are hashed: every decimal digit that was written, no exponent, no negative zero. <c>1.50e1</c> is <c>15.0</c>,
/// <c>1.10</c> stays <c>1.10</c>: nothing is rounded through a binary number.
/// </summary>
internal static class CanonicalNumber
{
    // More than a numeric of PostgreSQL can hold.
    private const int LargestExponent = 131_072;

    /// <param name="token">A number by JSON's grammar.</param>
    /// <param name="output">Takes the canonical form.</param>
    /// <exception cref="JsonException">The exponent is beyond what jsonb can hold.</exception>
    public static void Write(ReadOnlySpan<byte> token, IBufferWriter<byte> output)
    {
        var negative = token[0] == '-';
        var rest = negative ? token[1..] : token;
        var e = rest.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = e < 0 ? rest : rest[..e];
        if (negative && mantissa.ContainsAnyExcept((byte)'0', (byte)'.'))
            output.Write("-"u8);
        if (e < 0)
        {
            output.Write(rest);
            return;
        }

        var dot = mantissa.IndexOf((byte)'.');
        var whole = dot < 0 ? mantissa : mantissa[..dot];
        var fraction = dot < 0 ? [] : mantissa[(dot + 1)..];
        Shifted(whole, fraction, Exponent(rest[(e + 1)..]), output);
    }

    private static void Shifted(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, int exponent, IBufferWriter<byte> output)
    {
        // digits with the point after `point` of them; what is missing on either side are zeros.
        byte[] digits = [.. whole, .. fraction];
        var point = whole.Length + exponent;
        if (point > digits.Length)
            digits = [.. digits, .. Zeros(point - digits.Length)];
        if (point < 1)
        {
            digits = [.. Zeros(1 - point), .. digits];
            point = 1;
        }

        var left = digits.AsSpan(0, point).TrimStart((byte)'0');
        output.Write(left.IsEmpty ? "0"u8 : left);
        if (point == digits.Length)
            return;
        output.Write("."u8);
        output.Write(digits.AsSpan(point));
    }

    private static int Exponent(ReadOnlySpan<byte> text)
    {
        if (text[0] == '+')
            text = text[1..];
        return Utf8Parser.TryParse(text, out int exponent, out _) && Math.Abs((long)exponent) <= LargestExponent
            ? exponent
            : throw new JsonException("The exponent is beyond what jsonb can hold.");
    }

    private static byte[] Zeros(int count)
    {
        var zeros = new byte[count];
        zeros.AsSpan().Fill((byte)'0');
        return zeros;
    }
}
