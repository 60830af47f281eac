using System.Text;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Writing;

/// <summary>Writes one run of glyphs as a text object, PDF 32000-1 section 9.4, so that copying finds what was typed.</summary>
/// <remarks>
/// Glyphs stand in visual order and carry their text through ToUnicode. Where several glyphs stand for a cluster together (marks, reordered vowels),
/// or one for several characters that run to the left, the cluster is a marked content Span with ActualText. Readers measure such a span from the
/// first glyph drawn to the last one and take its characters from left to right; both are seen to here.
/// </remarks>
internal sealed class GlyphWriter(ByteBuffer output, PdfFont font, GlyphRun run, DrawnDocument document)
{
    private const string Unknown = "\uFFFD";

    // In a cluster whose text is said beside it a further glyph stands for nothing of its own; every glyph has to stand for something.
    private const string Nothing = "\u200B";

    private const string RightToLeftMark = "\u200F";
    private const string LeftToRightMark = "\u200E";

    private double _pen;
    private float _rise;
    private bool _isOpen;

    /// <summary>Writes the run with its baseline's start at a place from the lower left corner of the page; a font that is not new is that of the run before.</summary>
    public void Write(double x, double y, bool isFontNew)
    {
        _pen = run.Glyphs[0].X;
        output.Add("BT "u8);
        if (isFontNew)
            output.Add((byte)'/').Add(font.ResourceName).Add((byte)' ').Number(run.Size).Add(" Tf "u8);
        Paths.Add(output, "Td\n"u8, x + _pen, y);
        for (var i = 0; i < run.Glyphs.Length; i += run.Glyphs[i].Together)
        {
            var glyph = run.Glyphs[i];
            if (glyph.Together > 1 || (glyph.IsRightToLeft && (glyph.MarkBefore || glyph.MarkAfter || HasSeveralCharacters(glyph.Text))))
                Span(run.Glyphs.AsSpan().Slice(i, glyph.Together));
            else if (SaysNothing(glyph.Text))
                Unsaid(glyph);
            else
                Show(glyph, glyph.Text);
        }

        Close();
        output.Add(_rise == 0 ? "ET\n"u8 : "0 Ts ET\n"u8);
    }

    // A character of private use, or of none, says nothing: what stands for it is said beside it.
    private void Unsaid(in RunGlyph glyph)
    {
        Begin(Unknown);
        Show(glyph, Unknown);
        End();
    }

    private void Span(ReadOnlySpan<RunGlyph> glyphs)
    {
        var first = glyphs[0];
        var text = (first.MarkBefore ? RightToLeftMark : "") + (first.IsRightToLeft ? Reversed(first.Text) : first.Text) + (first.MarkAfter ? LeftToRightMark : "");
        Begin(SaysNothing(text) ? Unknown : text);
        var (leftmost, rightmost) = Ends(glyphs);
        if (leftmost != rightmost)
        {
            Show(glyphs[leftmost]);
        }
        else if (glyphs.Length > 1)
        {
            // Alone it would end where its last mark ends: drawn invisibly first, and last for the eye.
            Mode(3);
            Show(glyphs[leftmost]);
            Mode(0);
        }

        for (var i = 0; i < glyphs.Length; i++)
        {
            if (i != leftmost && i != rightmost)
                Show(glyphs[i]);
        }

        Show(glyphs[rightmost]);
        End();

        void Show(in RunGlyph glyph) => this.Show(glyph, SaysNothing(glyph.Text) ? Unknown : glyph.Text.Length == 0 ? Nothing : glyph.Text);
    }

    private void Begin(string text)
    {
        Close();
        output.Add("/Span <</ActualText <FEFF"u8).Add(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))).Add(">>> BDC\n"u8);
    }

    private void End()
    {
        Close();
        output.Add("EMC\n"u8);
    }

    private (int Leftmost, int Rightmost) Ends(ReadOnlySpan<RunGlyph> glyphs)
    {
        var (leftmost, rightmost) = (0, 0);
        for (var i = 1; i < glyphs.Length; i++)
        {
            if (IsBetterStart(glyphs[i], glyphs[leftmost]))
                leftmost = i;
            if (End(glyphs[i]) > End(glyphs[rightmost]))
                rightmost = i;
        }

        return (leftmost, rightmost);
    }

    // The line it is on is read from the first glyph.
    private static bool IsBetterStart(in RunGlyph a, in RunGlyph b) =>
        (a.Rise == 0) != (b.Rise == 0) ? a.Rise == 0 : a.X < b.X;

    private double End(in RunGlyph glyph) => glyph.X + (font.Advance(glyph.Id) * run.Size / 1000);

    private void Mode(int mode)
    {
        Close();
        output.Number(mode).Add(" Tr\n"u8);
    }

    private void Show(in RunGlyph glyph, string text)
    {
        if (text.Length == 0)
            document.UnmappedGlyphs++;
        if (Math.Abs(glyph.Rise - _rise) > 0.001)
        {
            Close();
            output.Number(glyph.Rise).Add(" Ts\n"u8);
            _rise = glyph.Rise;
        }

        output.Add(_isOpen ? ""u8 : "[("u8);
        _isOpen = true;

        // TJ moves back by thousandths of the size: kerning, justification and marks in one number.
        var move = Math.Round((_pen - glyph.X) * 1000 / run.Size, 1);
        if (move != 0)
        {
            output.Add((byte)')').Number(move).Add((byte)'(');
            _pen -= move * run.Size / 1000;
        }

        output.TwoBytes(font.Number(glyph.Id, text));
        _pen += font.Advance(glyph.Id) * run.Size / 1000;
    }

    private void Close()
    {
        output.Add(_isOpen ? ")] TJ\n"u8 : ""u8);
        _isOpen = false;
    }

    private static bool HasSeveralCharacters(string text) => text.Length > 1 && !(text.Length == 2 && char.IsSurrogate(text[0]));

    private static string Reversed(string text) => string.Concat(text.EnumerateRunes().Reverse());

    private static bool SaysNothing(string text) =>
        text.AsSpan().ContainsAnyInRange('\uE000', '\uF8FF') || text.AsSpan().ContainsAny('\0', '\uFEFF', '\uFFFE');
}
