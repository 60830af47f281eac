namespace Timeline.Domain.Import.Reading;

/// <summary>The text as the scanners read it, of the same length: full-width digits are digits, and emphasis by underscores is emphasis by asterisks.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var needed = false;
        foreach (var c in text)
            needed |= c == '_' || c > '\u0600' && (char.IsDigit(c) || c is >= '\uFF00' and <= '\uFF5E');
        return !needed ? text : string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                span[i] = source[i] switch
                {
                    '_' when IsEdge(source, i) => '*',
                    >= '\uFF10' and <= '\uFF1A' or '\uFF0F' or '\uFF0D' or '\uFF0E' => (char)(source[i] - 0xFEE0),
                    > '\u0600' and var c when char.IsDigit(c) => (char)('0' + (int)char.GetNumericValue(c)),
                    var c => c,
                };
        });
    }

    /// <summary>Not between two letters or digits, as in a name.</summary>
    private static bool IsEdge(string text, int at) => !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]));
}
