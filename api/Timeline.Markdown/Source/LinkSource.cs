using System.Buffers;
using System.Text;

namespace Timeline.Markdown.Source;

/// <summary>Where a link leads.</summary>
internal static class LinkSource
{
    private static readonly SearchValues<char> NeedsBrackets = SearchValues.Create(" \t()\"'");
    private static readonly SearchValues<char> CannotStand = SearchValues.Create("<>|\\` ");

    /// <summary>True where an address is no autolink as it stands.</summary>
    public static bool NeedsEscape(string address) => address.AsSpan().ContainsAny(CannotStand);

    public static string Address(string address)
    {
        var escaped = new StringBuilder();
        for (var at = 0; at < address.Length;)
        {
            var length = char.IsSurrogatePair(address, at) ? 2 : 1;
            var character = address.Substring(at, length);
            if (character is "<" or ">" or "|" or "\\" or "`" || !ReferenceEquals(VisibleText.Of(character), character))
                escaped.Append(Uri.EscapeDataString(character));
            else if (TextSource.StartsEntity(address, at))
                escaped.Append("\\&");
            else
                escaped.Append(character);
            at += length;
        }

        var text = escaped.ToString();
        return text.AsSpan().ContainsAny(NeedsBrackets) ? $"<{text}>" : text;
    }
}
