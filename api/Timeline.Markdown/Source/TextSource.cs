using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Timeline.Markdown.Source;

/// <summary>Characters that would be read as markup, escaped.</summary>
internal static partial class TextSource
{
    private const string Always = "\\`*[]<~|";

    /// <param name="text">Words.</param>
    /// <param name="plain">True where text may stand at the start of a line: escapes <c>&gt;</c>, <c>#</c> and every <c>_</c> as well.</param>
    public static string Escape(string text, bool plain = false)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (Always.Contains(character, StringComparison.Ordinal)
                || (plain && character is '_' or '>' or '#')
                || (character == '_' && !IsInsideWord(text, at))
                || (character == '&' && (at + 1 == text.Length || StartsEntity(text, at))))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return plain ? escaped.ToString() : WithoutBareLinks(escaped.ToString());
    }

    /// <summary>True where the text has an entity, such as <c>&amp;lt;</c>.</summary>
    public static bool StartsEntity(string text, int at) => text[at] == '&' && Entity().IsMatch(text, at);

    /// <summary>The words of a heading: what looks like its closing marks is text.</summary>
    public static string Heading(string inlines) => ClosingMarks().Replace(WithOuterSpace(inlines), "\\$0");

    /// <summary>Running text of which no line begins another kind of block, or loses space at its ends.</summary>
    public static string Paragraph(string inlines) => string.Join('\n', LastBreaks().Replace(inlines, "").Split('\n').Select(Line));

    private static string Line(string line)
    {
        line = WithOuterSpace(line);
        if (Opener().Match(line) is { Success: true, Groups: var groups })
            line = line.Insert(groups["mark"].Index, "\\");
        return line;
    }

    // Space that the source gave as an entity would be taken for layout.
    private static string WithOuterSpace(string line) =>
        OuterSpace().Replace(line, space => string.Concat(space.Value.Select(each => string.Create(CultureInfo.InvariantCulture, $"&#{(int)each};"))));

    // The dialect makes links of bare addresses; one that was refused stays words.
    private static string WithoutBareLinks(string text) => BareLink().Replace(text, "$0\\");

    private static bool IsInsideWord(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]);

    [GeneratedRegex(@"\G&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entity();

    [GeneratedRegex(@"^[ \t]+|[ \t]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OuterSpace();

    [GeneratedRegex(@"(\\?\n)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastBreaks();

    [GeneratedRegex(@"(?<=^|[ \t])#+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClosingMarks();

    [GeneratedRegex(@"^((?<mark>[-+])([ \t]|$)|(?<mark>-)[-\t ]*$|(?<mark>=)=*[ \t]*$|(?<mark>:)-|(?<mark>#)#{0,5}([ \t]|$)|(?<mark>>)|[0-9]{1,9}(?<mark>[.)])([ \t]|$))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opener();

    [GeneratedRegex(@"(?i)(https?|ftp)(?=://)|(mailto|tel|xmpp)(?=:[^ ])|www(?=\.[^ ])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareLink();
}
