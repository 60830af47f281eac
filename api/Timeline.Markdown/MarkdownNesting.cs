namespace Timeline.Markdown;

/// <summary>Finds text whose nesting would cost a parser more than it is worth, in one pass.</summary>
internal static class MarkdownNesting
{
    /// <summary>True when a line opens more quotes or lists, or the text leaves more brackets open, than a limit.</summary>
    public static bool IsBeyond(string markdown, int limit)
    {
        var (openBrackets, markers, atStart) = (0, 0, true);
        foreach (var c in markdown)
        {
            if (c == '\n')
            {
                (markers, atStart) = (0, true);
                continue;
            }

            if (atStart && c is '>' or '-' or '*' or '+')
                markers++;
            else if (c is not (' ' or '\t'))
                atStart = false;
            openBrackets = c switch { '[' => openBrackets + 1, ']' => Math.Max(0, openBrackets - 1), _ => openBrackets };
            if (openBrackets > 20 * limit || (atStart && markers > limit && c == '>'))
                return true;
        }

        return false;
    }
}
