namespace Timeline.Domain.Import.Scanning;

/// <summary>Words that are looked for at one place, by their first letter.</summary>
internal sealed class WordList
{
    private const int Buckets = 128;
    private readonly string[]?[] _words = new string[Buckets][];

    public WordList(params string[] words)
    {
        foreach (var group in words.GroupBy(w => Bucket(w[0])))
            _words[group.Key] = [.. group.OrderByDescending(w => w.Length)];
    }

    /// <summary>Reads the longest of the words that stands there whole, in any case.</summary>
    public bool TryRead(ReadOnlySpan<char> s, ref int at, out string word)
    {
        word = "";
        if ((uint)at >= (uint)s.Length || _words[Bucket(s[at])] is not { } words)
            return false;
        foreach (var candidate in words)
        {
            if (!Chars.TryWord(s, ref at, candidate))
                continue;
            word = candidate;
            return true;
        }

        return false;
    }

    private static int Bucket(char c) => char.ToLowerInvariant(c) % Buckets;
}
