using System.Runtime.InteropServices;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>One line: its characters without the line end, and where the next one starts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NoteLine(int Start, int End, int Next);

/// <summary>Text as lines. Any of CR LF, LF and CR ends one.</summary>
internal sealed class NoteLines
{
    private readonly string _text;
    private readonly List<NoteLine> _lines = [];

    public NoteLines(string text)
    {
        _text = text;
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : start + length;
            var next = end == text.Length ? end : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            _lines.Add(new(start, end, next));
            start = next;
        }
    }

    public int Count => _lines.Count;

    public NoteLine this[int index] => _lines[index];

    public ReadOnlySpan<char> Span(int index) => _text.AsSpan(_lines[index].Start, _lines[index].End - _lines[index].Start);

    public bool IsBlank(int index)
    {
        var span = Span(index);
        return Chars.SkipBlanks(span, 0) == span.Length;
    }
}
