namespace Timeline.Api.Search;

/// <summary>Which words a misspelt one may have been meant for.</summary>
internal static class Misspelling
{
    private const int Short = 4;

    /// <summary>A word with two neighbouring letters the other way round, or with one letter less: what trigrams see least in short words.</summary>
    public static IEnumerable<string> Slips(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
            if (i + 1 < word.Length)
                yield return string.Concat(word.AsSpan(0, i), word.AsSpan(i + 1, 1), word.AsSpan(i, 1), word.AsSpan(i + 2));
        }
    }

    /// <summary>Whether a person may have typed the one and meant the other: one letter off in a word of up to four, two in a longer one.</summary>
    public static bool IsLikely(string typed, string meant) => typed != meant && Distance(typed, meant) <= (typed.Length <= Short ? 1 : 2);

    /// <summary>How many letters are to be put in, left out, changed or swapped with their neighbour to make the one of the other.</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
