using System.Text;
using Timeline.Domain.Import;

namespace Timeline.Domain.Tests.Import;

internal static class Spans
{
    /// <summary>Every character is in exactly one stretch, and the words of each entry are those of its stretches.</summary>
    public static void CoverExactly(string text, ImportPreview preview)
    {
        var end = 0;
        var texts = new StringBuilder[preview.Entries.Count];
        foreach (var span in preview.Spans)
        {
            Assert.Equal(end, span.Start);
            Assert.True(span.Length > 0);
            end += span.Length;
            if (span.Kind == NoteSpanKind.Text)
                (texts[span.Entry!.Value] ??= new StringBuilder()).Append(text, span.Start, span.Length);
        }

        Assert.Equal(text.Length, end);
        for (var i = 0; i < texts.Length; i++)
            Assert.Equal(Words(texts[i].ToString()), Words(preview.Entries[i].Text));
        Assert.Equal(
            Words(string.Concat(preview.Spans.Where(s => s.Kind == NoteSpanKind.Outside).Select(s => text.Substring(s.Start, s.Length)))),
            Words(string.Concat(preview.Outside.Select(o => o.Text))));
    }

    /// <summary>Without blanks, and with what cannot be stored replaced as the reader replaces it.</summary>
    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] is '\u200B' or '\u200E' or '\u200F' or '\uFEFF')
                continue;
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair)
                words.Append(text[i++]).Append(text[i]);
            else
                words.Append(text[i] == '\0' || char.IsSurrogate(text[i]) ? '\uFFFD' : text[i]);
        }

        return words.ToString();
    }
}
