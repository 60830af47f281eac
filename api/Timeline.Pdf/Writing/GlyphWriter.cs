using System.Globalization;
using System.Text;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Writing;

/// <summary>Writes one run of glyphs as a text object, PDF 32000-1 section 9.4, so that copying finds what was typed.</summary>
/// <remarks>
/// Glyphs stand in visual order and carry their text through ToUnicode. Where several glyphs stand for a cluster together (marks, reordered vowels),
/// or one for several characters that run to the left, the cluster is a marked content Span with ActualText. Readers measure such a span from the
/// first glyph drawn to the last one and take its characters from left to right; both are seen to here.
/// </remarks>
internal sealed class GlyphWriter(StringBuilder output, PdfFont font, GlyphRun run)
{
    private double _pen;
    private double _rise;
    private bool _isOpen;

    /// <summary>Writes the run with its baseline's start at a place from the lower left corner of the page.</summary>
    public void Write(double x, double y)
    {
        _pen = run.Glyphs[0].X;
        Append($"BT /{font.ResourceName} {N(run.Size)} Tf 1 0 0 1 {N(x + _pen)} {N(y)} Tm\n");
        for (var i = 0; i < run.Glyphs.Length; i += run.Glyphs[i].Together)
        {
            var glyph = run.Glyphs[i];
            if (glyph.Together > 1 || (glyph.IsRightToLeft && HasSeveralCharacters(glyph.MarkBefore + glyph.Text + glyph.MarkAfter)))
                Span(run.Glyphs.AsSpan().Slice(i, glyph.Together));
            else
                Show(glyph);
        }

        Close();
        output.Append(_rise == 0 ? "ET\n" : "0 Ts ET\n");
    }

    private void Span(ReadOnlySpan<RunGlyph> glyphs)
    {
        var text = glyphs[0].MarkBefore + (glyphs[0].IsRightToLeft ? Reversed(glyphs[0].Text) : glyphs[0].Text) + glyphs[0].MarkAfter;
        Close();
        Append($"/Span <</ActualText <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>>> BDC\n");
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
        Close();
        output.Append("EMC\n");
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
        Append($"{mode} Tr\n");
    }

    private void Show(in RunGlyph glyph)
    {
        if (Math.Abs(glyph.Rise - _rise) > 0.001)
        {
            Close();
            Append($"{N(glyph.Rise)} Ts\n");
            _rise = glyph.Rise;
        }

        output.Append(_isOpen ? "" : "[<");
        _isOpen = true;

        // TJ moves back by thousandths of the size: kerning, justification and marks in one number.
        var move = Math.Round((_pen - glyph.X) * 1000 / run.Size, 1);
        if (move != 0)
        {
            Append($">{N(move)}<");
            _pen -= move * run.Size / 1000;
        }

        Append($"{font.Number(glyph.Id, glyph.Text):X4}");
        _pen += font.Advance(glyph.Id) * run.Size / 1000;
    }

    private void Close()
    {
        output.Append(_isOpen ? ">] TJ\n" : "");
        _isOpen = false;
    }

    private static bool HasSeveralCharacters(string text) => text.Length > 1 && !(text.Length == 2 && char.IsSurrogate(text[0]));

    private static string Reversed(string text) => string.Concat(text.EnumerateRunes().Reverse());

    private static string N(double value) => PdfValue.Format(value);

    private void Append([System.Diagnostics.CodeAnalysis.StringSyntax("Operators")] FormattableString text) =>
        output.Append(text.ToString(CultureInfo.InvariantCulture));
}
