using System.Buffers;
using System.Collections.Immutable;
using HarfBuzzSharp;
using Timeline.Pdf.Fonts;
using Buffer = HarfBuzzSharp.Buffer;

namespace Timeline.Pdf.Text;

/// <summary>Shapes a paragraph with HarfBuzz, run by run: kerning, ligatures, marks, joined and reordered letters.</summary>
/// <remarks>A run is what has one stretch, face, script and level. What a ligature joins becomes one cluster, so that no line ends inside of it.</remarks>
internal sealed class RunShaper
{
    // What the machine's language would choose must not choose here.
    private static readonly Language NoLanguage = new("und");
    private static readonly Feature[] AllFeatures = [];
    private static readonly Feature[] NoLigatures = [new(Tag.Parse("liga"), 0), new(Tag.Parse("clig"), 0)];

    [ThreadStatic]
    private static Buffer? _buffer;

    private readonly List<Piece> _pieces;
    private readonly ImmutableArray<Inline> _inlines;
    private readonly ImmutableArray<Cluster>.Builder _clusters;

    // The whole text, so that letters join across runs, and which piece each of its characters belongs to.
    private readonly int _length;
    private readonly char[] _text;
    private readonly int[] _owners;
    private readonly int[] _starts;

    private RunShaper(List<Piece> pieces, ImmutableArray<Inline> inlines)
    {
        (_pieces, _inlines) = (pieces, inlines);
        _clusters = ImmutableArray.CreateBuilder<Cluster>(pieces.Count);
        _starts = ArrayPool<int>.Shared.Rent(pieces.Count + 1);
        _starts[0] = 0;
        for (var i = 0; i < pieces.Count; i++)
            _starts[i + 1] = _starts[i] + pieces[i].Text.Length;
        _length = _starts[pieces.Count];
        _text = ArrayPool<char>.Shared.Rent(_length);
        _owners = ArrayPool<int>.Shared.Rent(_length);
        for (var i = 0; i < pieces.Count; i++)
        {
            pieces[i].Text.CopyTo(_text.AsSpan(_starts[i]));
            Array.Fill(_owners, i, _starts[i], pieces[i].Text.Length);
        }
    }

    public static ImmutableArray<Cluster> Shape(List<Piece> pieces, ImmutableArray<Inline> inlines)
    {
        var shaper = new RunShaper(pieces, inlines);
        for (var start = 0; start < pieces.Count;)
        {
            var end = start + 1;
            if (pieces[start].Face is { } face)
            {
                while (end < pieces.Count && IsOneRun(pieces[start], pieces[end]))
                    end++;
                shaper.Run(start, end, face);
            }
            else
            {
                shaper.AddUnshaped(pieces[start]);
            }

            start = end;
        }

        shaper.GiveBack();
        return shaper._clusters.DrainToImmutable();
    }

    private void GiveBack()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<int>.Shared.Return(_owners);
        ArrayPool<char>.Shared.Return(_text);
    }

    private static bool IsOneRun(in Piece a, in Piece b) =>
        b.Face == a.Face && b.Inline == a.Inline && b.Level == a.Level && b.Script == a.Script;

    private void Run(int start, int end, FontFace face)
    {
        var style = _inlines[_pieces[start].Inline].Style;
        var isRightToLeft = (_pieces[start].Level & 1) == 1;
        var spacing = style.LetterSpacing != 0 && !IsCursive(_pieces[start].Script) ? style.LetterSpacing : 0;
        var buffer = _buffer ??= new Buffer();
        buffer.Reset();
        buffer.ContentType = ContentType.Unicode;
        buffer.Flags = BufferFlags.RemoveDefaultIgnorables;
        buffer.AddUtf16(_text.AsSpan(0, _length), _starts[start], _starts[end] - _starts[start]);
        buffer.Script = _pieces[start].Script;
        buffer.Direction = isRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Language = NoLanguage;
        face.Font.Shape(buffer, spacing != 0 || face.Metrics.IsFixedPitch ? NoLigatures : AllFeatures);

        // From the first in reading order to the last: glyphs stand in visual order.
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var from = start;
        var (glyphs, taken) = (new RunGlyph[infos.Length], 0);
        for (var at = isRightToLeft ? infos.Length : 0; isRightToLeft ? at > 0 : at < infos.Length;)
        {
            var (first, last) = Group(infos, isRightToLeft ? at - 1 : at);
            at = isRightToLeft ? first : last + 1;
            var next = isRightToLeft ? at - 1 : at;
            var to = next >= 0 && next < infos.Length ? _owners[(int)infos[next].Cluster] : end;
            var own = new ArraySegment<RunGlyph>(glyphs, taken, last + 1 - first);
            Add(from, to, face, style.Size, spacing, infos[first..(last + 1)], positions[first..(last + 1)], own);
            taken += own.Count;
            from = to;
        }
    }

    // The neighbouring glyphs that belong to one piece.
    private (int First, int Last) Group(ReadOnlySpan<GlyphInfo> infos, int at)
    {
        var owner = _owners[(int)infos[at].Cluster];
        var (first, last) = (at, at);
        while (first > 0 && _owners[(int)infos[first - 1].Cluster] == owner)
            first--;
        while (last + 1 < infos.Length && _owners[(int)infos[last + 1].Cluster] == owner)
            last++;
        return (first, last);
    }

    private void Add(int from, int to, FontFace face, double size, double spacing, ReadOnlySpan<GlyphInfo> infos, ReadOnlySpan<GlyphPosition> positions, ArraySegment<RunGlyph> glyphs)
    {
        var piece = _pieces[from];
        var text = to == from + 1 ? piece.Text : new string(_text, _starts[from], _starts[to] - _starts[from]);
        var x = 0;
        for (var i = 0; i < glyphs.Count; i++)
        {
            glyphs[i] = new((int)infos[i].Codepoint, face.Scale(x + positions[i].XOffset, size), i == 0 ? text : "")
            {
                Rise = (float)face.Scale(positions[i].YOffset, size),
                Together = i == 0 ? glyphs.Count : 1,
                IsRightToLeft = (piece.Level & 1) == 1,
            };
            x += positions[i].XAdvance;
        }

        _clusters.Add(new()
        {
            Text = text,
            Inline = piece.Inline,
            Face = face,
            Glyphs = glyphs,
            Advance = face.Scale(x, size) + spacing,
            Level = piece.Level,
            Break = _pieces[to - 1].Break,
        });
    }

    /// <summary>What is not drawn; and for what no face has the face's "missing" box, once for a whole emoji sequence.</summary>
    private void AddUnshaped(in Piece piece)
    {
        var style = _inlines[piece.Inline].Style;
        var cluster = new Cluster { Text = piece.Text, Inline = piece.Inline, Face = style.Face, Glyphs = [], Level = piece.Level, Break = piece.Break };
        _clusters.Add(piece.IsInvisible
            ? cluster
            : cluster with { Glyphs = new([new(0, 0, piece.Text)]), Advance = style.Face.Scale(style.Face.Advance(0), style.Size) + style.LetterSpacing });
    }

    // Space between joined letters would cut them apart.
    private static bool IsCursive(Script script) =>
        script == Script.Arabic || script == Script.Syriac || script == Script.Mongolian || script == Script.Nko || script == Script.Mandaic;
}
