namespace Timeline.Domain.Import;

/// <summary>Characters that no database stores as text: NUL, and halves of surrogate pairs.</summary>
internal static class Unreadable
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with each of them replaced, so that positions stay, and a question when there were any.</summary>
    public static string Replace(string text, List<ImportQuestion> questions)
    {
        var first = Find(text, 0);
        if (first < 0)
            return text;
        var line = 1 + text.AsSpan(0, first).Count('\n');
        var count = 0;
        var cleaned = string.Create(text.Length, text, (span, source) =>
        {
            source.CopyTo(span);
            for (var at = first; at >= 0; at = Find(source, at + 1))
            {
                span[at] = Replacement;
                count++;
            }
        });
        questions.Add(new(ImportQuestionCode.UnreadableCharacters,
            $"The text holds {count} characters that cannot be stored (NUL, or half of a surrogate pair), the first on line {line}. They are shown as {Replacement}; correct them before importing.", line));
        return cleaned;
    }

    private static int Find(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] == '\0' || char.IsLowSurrogate(text[at]))
                return at;
            if (!char.IsHighSurrogate(text[at]))
                continue;
            if (at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
                return at;
            at++;
        }

        return -1;
    }
}
