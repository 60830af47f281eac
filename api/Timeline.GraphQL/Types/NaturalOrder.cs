namespace Timeline.GraphQL.Types;

/// <summary>Orders names as people do: runs of digits by their value, everything else by code unit.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var byValue = CompareDigits(a, ref i, b, ref j);
                if (byValue != 0)
                    return byValue;
                continue;
            }

            if (a[i] != b[j])
                return a[i].CompareTo(b[j]);
            i++;
            j++;
        }

        return a.Length.CompareTo(b.Length);
    }

    private static int CompareDigits(string a, ref int i, string b, ref int j)
    {
        var first = Digits(a, ref i);
        var second = Digits(b, ref j);
        return first.Length != second.Length ? first.Length.CompareTo(second.Length) : first.SequenceCompareTo(second);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return text.AsSpan(start, position - start).TrimStart('0');
    }
}
