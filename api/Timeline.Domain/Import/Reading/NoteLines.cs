using System.Runtime.InteropServices;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>One line: its characters without the line end, and where the next one starts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NoteLine(int Start, int End, int Next);

/// <summary>Text as lines. Any of CR LF, LF and CR ends one, and so does a <see cref="Markup.Break"/>, which a person does not count.</summary>
internal sealed class NoteLines
{
    private readonly string _text;
    private readonly List<NoteLine> _lines = [];
    private readonly List<int> _numbers = [];
    private bool[]? _unmarked;

    public NoteLines(string text)
    {
        _text = text;
        var number = 1;
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n', Markup.Break);
            var end = length < 0 ? text.Length : start + length;
            var next = end == text.Length ? end : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            _lines.Add(new(start, end, next));
            _numbers.Add(number);
            number += text.AsSpan(start, end - start).Count(Markup.Joint) + text.AsSpan(start, end - start).Count(QuotedPrintable.JoinedLine) + (end < text.Length && text[end] != Markup.Break ? 1 : 0);
            start = next;
        }
    }

    public int Count => _lines.Count;

    public NoteLine this[int index] => _lines[index];

    /// <summary>The number of a line as a person counts, from 1.</summary>
    public int Number(int index) => index < Count ? _numbers[index] : index + 1;

    public ReadOnlySpan<char> Span(int index) => _text.AsSpan(_lines[index].Start, _lines[index].End - _lines[index].Start);

    /// <summary>The time at the start of a line. Lines without one, which are most, are looked at once.</summary>
    public bool TryMarker(int index, out TimeMarker marker)
    {
        marker = default;
        _unmarked ??= new bool[Count];
        if (_unmarked[index])
            return false;
        _unmarked[index] = !MarkerScanner.TryRead(Span(index), 0, out marker);
        return !_unmarked[index];
    }

    /// <summary>The line, and the next one as its end when the sentence goes on there.</summary>
    public string Wrapped(int index) => index + 1 < Count && !IsBlank(index + 1) ? string.Concat(Span(index), " ", Span(index + 1)) : Span(index).ToString();

    public bool IsBlank(int index)
    {
        var span = Span(index);
        return Chars.SkipBlanks(span, 0) == span.Length;
    }
}
