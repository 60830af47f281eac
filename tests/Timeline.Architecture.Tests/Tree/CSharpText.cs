using System.Text.RegularExpressions;

namespace Timeline.Architecture.Tests.Tree;

/// <summary>C# source without what is not code.</summary>
internal static partial class CSharpText
{
    /// <summary>Blanks comments, strings and characters; line numbers stay. Code inside an interpolated string is blanked too.</summary>
    public static string CodeOnly(string text) =>
        NotCode().Replace(text, match => string.Concat(match.Value.Select(character => character == '\n' ? '\n' : ' ')));

    [GeneratedRegex("""
        (?<raw>"{3,})(?s:.*?)\k<raw>"*
        | \$*@\$*"(?:[^"]|"")*"
        | "(?:[^"\\\n]|\\.)*"
        | '(?:[^'\\\n]|\\.[0-9A-Fa-f]*)'
        | //[^\n]*
        | /\*(?s:.*?)\*/
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NotCode();
}
