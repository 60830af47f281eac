using System.Buffers.Binary;

namespace Timeline.Pdf.Writing;

/// <summary>Compression for FlateDecode, RFC 1950 and 1951.</summary>
/// <remarks>Our own, because the framework's changes its output with the runtime and the processor, and a document must be the same bytes
/// everywhere. Sizes are within a few percent of it.</remarks>
internal static class Deflate
{
    private const int TokensPerBlock = 16384;
    private const int EndOfBlock = 256;

    // Base values and extra bits of RFC 1951 section 3.2.5.
    private static readonly int[] LengthBases = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly int[] DistanceBases = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    private static readonly int[] DistanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
    private static readonly int[] CodeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Data in a zlib wrapper.</summary>
    public static byte[] Zlib(ReadOnlySpan<byte> data)
    {
        var output = new BitWriter();
        output.Bits(0x78, 8);
        output.Bits(0xDA, 8);
        var tokens = MatchFinder.Find(data);
        for (var at = 0; at == 0 || at < tokens.Count; at += TokensPerBlock)
        {
            var count = Math.Min(TokensPerBlock, tokens.Count - at);
            Block(output, tokens.GetRange(at, count), isLast: at + count >= tokens.Count);
        }

        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Adler32(data));
        return output.Finish(checksum);
    }

    private static void Block(BitWriter output, List<Token> tokens, bool isLast)
    {
        var (literals, distances) = (new int[286], new int[30]);
        literals[EndOfBlock] = 1;
        foreach (var token in tokens)
        {
            literals[token.IsLiteral ? token.Value : 257 + Index(LengthBases, token.Value)]++;
            if (!token.IsLiteral)
                distances[Index(DistanceBases, token.Distance)]++;
        }

        var literalCode = HuffmanCode.Build(literals, 15);
        var distanceCode = HuffmanCode.Build(distances, 15);
        output.Bits(isLast ? 1 : 0, 1);
        output.Bits(2, 2);
        Header(output, literalCode.Lengths, distanceCode.Lengths);
        foreach (var token in tokens)
            Write(output, token, literalCode, distanceCode);
        literalCode.Write(output, EndOfBlock);
    }

    private static void Write(BitWriter output, Token token, HuffmanCode literals, HuffmanCode distances)
    {
        if (token.IsLiteral)
        {
            literals.Write(output, token.Value);
            return;
        }

        var length = Index(LengthBases, token.Value);
        literals.Write(output, 257 + length);
        output.Bits(token.Value - LengthBases[length], LengthBits[length]);
        var distance = Index(DistanceBases, token.Distance);
        distances.Write(output, distance);
        output.Bits(token.Distance - DistanceBases[distance], DistanceBits[distance]);
    }

    // RFC 1951 section 3.2.7; code lengths are written without repeat codes except for runs of zeros.
    private static void Header(BitWriter output, int[] literals, int[] distances)
    {
        var symbols = new List<(int Symbol, int Extra, int Bits)>();
        AddLengths(symbols, [.. literals, .. distances]);
        var frequencies = new int[19];
        foreach (var (symbol, _, _) in symbols)
            frequencies[symbol]++;
        var code = HuffmanCode.Build(frequencies, 7);
        output.Bits(literals.Length - 257, 5);
        output.Bits(distances.Length - 1, 5);
        output.Bits(CodeLengthOrder.Length - 4, 4);
        foreach (var symbol in CodeLengthOrder)
            output.Bits(code.Lengths[symbol], 3);
        foreach (var (symbol, extra, bits) in symbols)
        {
            code.Write(output, symbol);
            output.Bits(extra, bits);
        }
    }

    private static void AddLengths(List<(int Symbol, int Extra, int Bits)> symbols, int[] lengths)
    {
        for (var i = 0; i < lengths.Length;)
        {
            var run = 1;
            while (i + run < lengths.Length && lengths[i + run] == lengths[i] && run < 138)
                run++;
            if (lengths[i] == 0 && run >= 3)
            {
                symbols.Add(run <= 10 ? (17, run - 3, 3) : (18, run - 11, 7));
                i += run;
            }
            else
            {
                symbols.Add((lengths[i++], 0, 0));
            }
        }
    }

    private static int Index(int[] bases, int value)
    {
        var index = Array.BinarySearch(bases, value);
        return index >= 0 ? index : ~index - 1;
    }

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}
