namespace Timeline.GraphQL.Language;

/// <summary>Block strings: what they mean and how they are written. GraphQL spec, section "Block Strings".</summary>
internal static class BlockString
{
    private const int LongLine = 70;

    /// <summary>Takes the common indentation off all lines but the first, and blank lines off both ends.</summary>
    public static IEnumerable<string> Dedent(IReadOnlyList<string> lines)
    {
        var indent = int.MaxValue;
        var (first, last) = (-1, -1);
        for (var i = 0; i < lines.Count; i++)
        {
            var leading = LeadingWhitespace(lines[i]);
            if (leading == lines[i].Length)
                continue;
            if (first < 0)
                first = i;
            last = i;
            if (i > 0)
                indent = Math.Min(indent, leading);
        }

        return first < 0
            ? []
            : lines.Select((line, i) => i == 0 ? line : line[Math.Min(indent, line.Length)..]).Skip(first).Take(last - first + 1);
    }

    /// <summary>True when a block string can hold the value unchanged.</summary>
    public static bool CanHold(string value)
    {
        if (value.Length == 0)
            return true;
        if (value.Any(c => c is <= '\u000F' and not ('\t' or '\n')))
            return false;

        var lines = value.Split('\n');
        if (IsBlank(lines[0]) && lines.Length > 1 || IsBlank(lines[^1]))
            return false;
        return lines.Length == 1 || !lines.All(line => IsBlank(line) || IsWhitespace(line[0]));
    }

    /// <summary>True when reading what <see cref="Print"/> writes gives the value again; a parsed value always does.</summary>
    public static bool RoundTrips(string value)
    {
        if (value.Contains('\r', StringComparison.Ordinal))
            return false;
        var written = Print(value)[3..^3].Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        return string.Join('\n', Dedent(written.Split('\n'))) == value;
    }

    /// <summary>The value between triple quotes, on lines of its own where that reads better.</summary>
    public static string Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.ReplaceLineEndings("\n").Split('\n');
        var single = lines.Length == 1;
        var indented = !single && lines.Skip(1).All(line => line.Length == 0 || IsWhitespace(line[0]));
        var endsInQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var endsInTrap = (value.EndsWith('"') && !endsInQuotes) || value.EndsWith('\\');
        var spread = !single || value.Length > LongLine || endsInTrap || indented || endsInQuotes;
        var keepsFirstLine = single && value.Length > 0 && IsWhitespace(value[0]);

        var before = (spread && !keepsFirstLine) || indented ? "\n" : "";
        var after = spread || endsInTrap ? "\n" : "";
        return $"\"\"\"{before}{escaped}{after}\"\"\"";
    }

    private static bool IsWhitespace(char c) => c is ' ' or '\t';

    private static bool IsBlank(string line) => LeadingWhitespace(line) == line.Length;

    private static int LeadingWhitespace(string line)
    {
        var count = 0;
        while (count < line.Length && IsWhitespace(line[count]))
            count++;
        return count;
    }
}
