using System.Text;

namespace Timeline.Domain.Import.Reading;

/// <summary>Collects what each stretch of the text was taken for. Stretches are added in order and without gaps.</summary>
internal sealed class SpanList
{
    private readonly List<Piece> _pieces = [];

    /// <summary>Everything before this position has been taken for something.</summary>
    public int End { get; private set; }

    /// <param name="end">The position after the stretch; it starts where the last one ended.</param>
    /// <param name="item">The item it belongs to; -1 for none.</param>
    /// <param name="apart">In an entry's text a blank is put before it.</param>
    public void AddUpTo(int end, NoteSpanKind kind, int item, bool apart = false)
    {
        if (end <= End)
            return;
        if (_pieces.Count > 0 && _pieces[^1] is var last && last.Kind == kind && last.Item == item && !apart)
            _pieces[^1] = last with { End = end };
        else
            _pieces.Add(new(End, end, kind, item, apart));
        End = end;
    }

    /// <summary>The texts of the items, with line feeds only and without blank ends.</summary>
    public string[] Texts(string source, int items)
    {
        var builders = new StringBuilder?[items];
        foreach (var piece in _pieces)
        {
            if (piece.Kind != NoteSpanKind.Text)
                continue;
            var builder = builders[piece.Item] ??= new StringBuilder();
            if (piece.Apart && builder.Length > 0)
                builder.Append(' ');
            builder.Append(source, piece.Start, piece.End - piece.Start);
        }

        return Array.ConvertAll(builders, b => b is null ? "" : Tidy(b.ToString()));
    }

    /// <summary>The stretches outside, each with the line it starts in; blank ones left out.</summary>
    public List<OutsideText> Outside(string source, NoteLines lines)
    {
        var result = new List<OutsideText>();
        var line = 0;
        foreach (var piece in _pieces)
        {
            if (piece.Kind != NoteSpanKind.Outside)
                continue;
            var (start, end) = Scanning.Chars.Trim(source, piece.Start, piece.End);
            if (start == end)
                continue;
            while (lines[line].Next <= start)
                line++;
            var first = line;
            while (lines[line].Next < end)
                line++;
            result.Add(new(lines.Number(first), Tidy(source[start..end])) { LastLine = lines.Number(line) });
        }

        return result;
    }

    /// <summary>The number of the last line of each item; 0 for those without a stretch.</summary>
    public int[] LastLines(string source, NoteLines lines, int items)
    {
        var last = new int[items];
        var line = 0;
        foreach (var piece in _pieces)
        {
            var (start, end) = piece.Item < 0 ? (0, 0) : Scanning.Chars.Trim(source, piece.Start, piece.End);
            if (start == end)
                continue;
            while (lines[line].Next < end)
                line++;
            last[piece.Item] = lines.Number(line);
        }

        return last;
    }

    /// <summary>A time with nothing to say is no entry: its characters become text of the item before it, or stay outside.</summary>
    public void FoldInto(ReadOnlySpan<bool> dropped)
    {
        var before = -1;
        for (var i = 0; i < _pieces.Count; i++)
        {
            var piece = _pieces[i];
            if (piece.Item < 0)
                continue;
            if (!dropped[piece.Item])
                before = piece.Item;
            else
                _pieces[i] = piece with { Item = before, Kind = before < 0 ? NoteSpanKind.Outside : NoteSpanKind.Text };
        }
    }

    /// <param name="entries">The entry of each item; -1 for items that are none.</param>
    public List<NoteSpan> ToSpans(ReadOnlySpan<int> entries)
    {
        var result = new List<NoteSpan>(_pieces.Count);
        foreach (var piece in _pieces)
        {
            int? entry = piece.Item >= 0 && entries[piece.Item] >= 0 ? entries[piece.Item] : null;
            result.Add(new(piece.Start, piece.End - piece.Start, piece.Kind, entry));
        }

        return result;
    }

    private static string Tidy(string text) => text.Replace("\uFFFE", "", StringComparison.Ordinal).Replace("\uFFFF", "", StringComparison.Ordinal).Replace(Markup.Break, '\n').Replace(Markup.Joint, '\n').ReplaceLineEndings("\n").Trim();

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Piece(int Start, int End, NoteSpanKind Kind, int Item, bool Apart);
}
