using System.Text;

namespace Timeline.Api.Files.Looking;

/// <summary>Tells text from other bytes, and how it is encoded.</summary>
internal static class TextLook
{
    private const string Utf8 = "utf-8";
    private const string Western = "windows-1252";
    private const int BufferBytes = 65_536;
    private const int BeginningBytes = 16_384;

    // What a browser may run stands near the beginning, behind comments and declarations.
    private static readonly string[] Markup = ["<!doctype", "<html", "<head", "<body", "<svg", "<script", "<iframe", "<xsl:", "<math"];

    /// <summary><c>utf-8</c>, <c>utf-16</c> in one of its orders, else <c>windows-1252</c>. Null: no text, by a control character that logs have no use for.</summary>
    public static string? CharsetOf(Stream content)
    {
        content.Position = 0;
        Span<byte> mark = stackalloc byte[2];
        mark = mark[..content.ReadAtLeast(mark, 2, throwOnEndOfStream: false)];
        if (mark.SequenceEqual((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return IsText(content, new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)) ? "utf-16le" : null;
        if (mark.SequenceEqual((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return IsText(content, new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)) ? "utf-16be" : null;
        if (IsText(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)))
            return Utf8;
        return IsText(content, Encoding.Latin1) ? Western : null;
    }

    /// <summary>Whether it begins as a page or a drawing does that a browser could run.</summary>
    public static bool IsMarkup(Stream content, string charset)
    {
        content.Position = 0;
        var bytes = new byte[BeginningBytes];
        var read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var encoding = charset switch { "utf-16le" => Encoding.Unicode, "utf-16be" => Encoding.BigEndianUnicode, Utf8 => Encoding.UTF8, _ => Encoding.Latin1 };
        var beginning = encoding.GetString(bytes, 0, read).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f');
        return beginning.StartsWith('<') && Array.Exists(Markup, tag => beginning.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsText(Stream content, Encoding encoding)
    {
        content.Position = 0;
        var (bytes, characters) = (new byte[BufferBytes], new char[encoding.GetMaxCharCount(BufferBytes)]);
        var decoder = encoding.GetDecoder();
        try
        {
            int read;
            do
            {
                read = content.Read(bytes);
                var count = decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
                if (characters.AsSpan(0, count).ContainsAny(NoText))
                    return false;
            }
            while (read > 0);

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // All controls but bell, backspace, tab, line feed, form feed, return and escape, which terminals leave in logs.
    private static readonly System.Buffers.SearchValues<char> NoText = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => code is not (0x07 or 0x08 or 0x09 or 0x0A or 0x0C or 0x0D or 0x1B)).Select(code => (char)code)]);
}
