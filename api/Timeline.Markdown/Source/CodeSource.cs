using System.Text;

namespace Timeline.Markdown.Source;

/// <summary>Code, in marks longer than any it contains.</summary>
internal static class CodeSource
{
    /// <param name="code">Lines, each with a line feed.</param>
    /// <param name="info">The language, if it is said.</param>
    public static string Fenced(string code, string? info)
    {
        var mark = info is not null && info.Contains('`', StringComparison.Ordinal) ? '~' : '`';
        var fence = new string(mark, Math.Max(3, LongestRun(code, mark) + 1));
        return $"{fence}{Info(info)}\n{code}{fence}";
    }

    /// <param name="code">Code on one line.</param>
    /// <param name="inTable">True where a pipe would end the cell.</param>
    public static string Span(string code, bool inTable)
    {
        var marks = new string('`', Runs(code).Contains(1) ? LongestRun(code, '`') + 1 : 1);
        var needsSpace = code.Length == 0 || code[0] == '`' || code[^1] == '`' || (code[0] == ' ' && code[^1] == ' ' && code.Trim(' ').Length > 0);
        var text = needsSpace ? $" {code} " : code;
        return marks + (inTable ? text.Replace("|", "\\|", StringComparison.Ordinal) : text) + marks;
    }

    private static string Info(string? info)
    {
        if (string.IsNullOrWhiteSpace(info))
            return "";
        var escaped = new StringBuilder();
        foreach (var character in VisibleText.Of(info.Trim()))
        {
            if (character is '\\' or '&' or '<')
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static int LongestRun(string text, char mark)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == mark ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static HashSet<int> Runs(string code)
    {
        var runs = new HashSet<int>();
        for (var at = 0; at < code.Length; at++)
        {
            var start = at;
            while (at < code.Length && code[at] == '`')
                at++;
            if (at > start)
                runs.Add(at - start);
        }

        return runs;
    }
}
