using System.Text;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Plain text inside Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Makes plain text mean itself in Markdown, on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~')
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
