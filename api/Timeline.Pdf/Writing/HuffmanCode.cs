namespace Timeline.Pdf.Writing;

/// <summary>A prefix code of limited length, RFC 1951 section 3.2.2.</summary>
internal sealed class HuffmanCode
{
    private readonly int[] _codes;

    private HuffmanCode(int[] lengths)
    {
        Lengths = lengths;
        _codes = Codes(lengths);
    }

    /// <summary>Gets the bits of each symbol's code; zero for a symbol that does not occur.</summary>
    public int[] Lengths { get; }

    public static HuffmanCode Build(int[] frequencies, int longest)
    {
        var used = frequencies.ToArray();

        // A code of one symbol still takes a bit; readers want a complete code, so two symbols are the least.
        for (var i = 0; used.Count(frequency => frequency > 0) < 2; i++)
            used[i] = Math.Max(used[i], 1);
        var lengths = TreeDepths(used);
        while (lengths.Max() > longest)
        {
            // Flatter frequencies give a flatter tree; this ends at a balanced one.
            used = [.. used.Select(frequency => (frequency + 1) / 2)];
            lengths = TreeDepths(used);
        }

        return new(lengths);
    }

    public void Write(BitWriter output, int symbol) => output.Bits(_codes[symbol], Lengths[symbol]);

    private static int[] TreeDepths(int[] frequencies)
    {
        var parents = new int[2 * frequencies.Length];
        var queue = new PriorityQueue<int, (int Weight, int Node)>();
        for (var i = 0; i < frequencies.Length; i++)
        {
            if (frequencies[i] > 0)
                queue.Enqueue(i, (frequencies[i], i));
        }

        var node = frequencies.Length;
        while (queue.Count > 1)
        {
            queue.TryDequeue(out var first, out var a);
            queue.TryDequeue(out var second, out var b);
            parents[first] = parents[second] = node;
            queue.Enqueue(node, (a.Weight + b.Weight, node));
            node++;
        }

        var root = node - 1;
        var lengths = new int[frequencies.Length];
        for (var i = 0; i < frequencies.Length; i++)
        {
            for (var up = i; frequencies[i] > 0 && up != root; up = parents[up])
                lengths[i]++;
        }

        return lengths;
    }

    // Codes are written from their highest bit, values from their lowest: so codes are kept reversed.
    private static int[] Codes(int[] lengths)
    {
        var codes = new int[lengths.Length];
        var code = 0;
        for (var length = 1; length <= lengths.Max(); length++)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                    codes[symbol] = Reverse(code++, length);
            }

            code <<= 1;
        }

        return codes;
    }

    private static int Reverse(int code, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++)
            reversed |= ((code >> i) & 1) << (length - 1 - i);
        return reversed;
    }
}
