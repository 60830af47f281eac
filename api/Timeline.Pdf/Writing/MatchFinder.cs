using System.Runtime.InteropServices;

namespace Timeline.Pdf.Writing;

/// <summary>A byte, or a repetition of earlier bytes.</summary>
/// <param name="Value">The byte, or how many bytes are repeated (3 to 258).</param>
/// <param name="Distance">How far back they stand; zero for a byte.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(int Value, int Distance)
{
    public bool IsLiteral => Distance == 0;
}

/// <summary>Finds repetitions with chains of equal three-byte hashes, RFC 1951 section 4.</summary>
internal static class MatchFinder
{
    private const int Window = 32768;
    private const int HashSize = 1 << 15;
    private const int LongestMatch = 258;
    private const int LongestChain = 128;

    public static List<Token> Find(ReadOnlySpan<byte> data)
    {
        var tokens = new List<Token>(data.Length / 2);
        var chains = new Chains(data.Length);
        for (var at = 0; at < data.Length;)
        {
            var match = Longest(data, at, chains);
            chains.Add(data, at);

            // A longer match one byte on is worth a literal.
            if (!match.IsLiteral && match.Value < 32 && at + 1 < data.Length && Longest(data, at + 1, chains) is { IsLiteral: false } next && next.Value > match.Value)
                match = new(data[at], 0);
            tokens.Add(match);
            var length = match.IsLiteral ? 1 : match.Value;
            for (var i = 1; i < length; i++)
                chains.Add(data, at + i);
            at += length;
        }

        return tokens;
    }

    private static Token Longest(ReadOnlySpan<byte> data, int at, Chains chains)
    {
        var best = new Token(data[at], 0);
        if (at + 3 > data.Length)
            return best;
        var (longest, limit, steps) = (2, Math.Min(LongestMatch, data.Length - at), 0);
        for (var from = chains.First(data, at); from >= 0 && at - from <= Window && steps < LongestChain; from = chains.Before(from), steps++)
        {
            var length = data.Slice(from, limit).CommonPrefixLength(data.Slice(at, limit));
            if (length <= longest)
                continue;
            (longest, best) = (length, new(length, at - from));
            if (length == limit)
                break;
        }

        return best;
    }

    /// <summary>The latest place of each hash, and the place before each place.</summary>
    private sealed class Chains
    {
        private readonly int[] _latest = new int[HashSize];
        private readonly int[] _before;

        public Chains(int length)
        {
            _before = new int[length];
            Array.Fill(_latest, -1);
        }

        public int First(ReadOnlySpan<byte> data, int at) => _latest[Hash(data, at)];

        public int Before(int at) => _before[at];

        public void Add(ReadOnlySpan<byte> data, int at)
        {
            if (at + 3 > data.Length)
                return;
            var hash = Hash(data, at);
            _before[at] = _latest[hash];
            _latest[hash] = at;
        }

        private static int Hash(ReadOnlySpan<byte> data, int at) => ((data[at] << 10) ^ (data[at + 1] << 5) ^ data[at + 2]) & (HashSize - 1);
    }
}
